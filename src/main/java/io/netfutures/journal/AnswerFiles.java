package io.netfutures.journal;

import io.netfutures.device.FileName;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the answers of a run's devices, each into a file of its own; an empty answer gets none. Thread-safe. */
final class AnswerFiles {
    private final RunFolder folder;
    private final Map<String, String> stems;
    private final String suffix;

    /**
     * @param devices the names of all devices, in the order of the plan
     * @param round how often the run has been begun or resumed; a later round does not overwrite the files of an earlier one
     */
    AnswerFiles(RunFolder folder, List<String> devices, int round) {
        this.folder = folder;
        this.stems = stems(devices);
        this.suffix = round == 1 ? ".txt" : "~" + round + ".txt";
    }

    /** R1 and r1 are one file on some systems, to which a folder may be copied. */
    private static Map<String, String> stems(List<String> devices) {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, String> stems = HashMap.newHashMap(devices.size());
        for (String device : devices) {
            String stem = FileName.of(device);
            int same = seen.merge(stem.toLowerCase(Locale.ROOT), 1, Integer::sum);
            stems.put(device, same == 1 ? stem : stem + "~" + same);
        }
        return stems;
    }

    /** Writes what a device has answered; blocks until the system has it. Commands and lines of a configuration are kept without secrets. */
    List<KeptAnswer> write(DeviceResult result) throws IOException {
        boolean masks = result.work().kind() == DeviceResult.Kind.CONFIG;
        String device = result.device().name();
        List<KeptAnswer> written = new ArrayList<>();
        for (Reply.Output each : result.outputs()) {
            String command = masks ? Task.Configure.masked(each.command()) : Task.Show.masked(each.command());
            String part = Integer.toString(written.size() + 1);
            written.add(write(device, part, each.prompt(), command, each.text()));
        }
        if (result.transcript() != null) {
            String masked =
                    result.transcript().lines().map(Task.Configure::masked).collect(Collectors.joining("\n"));
            written.add(write(device, "transcript", "", "", masked));
        }
        return written;
    }

    /** Removes what was written of a device, whose end cannot be: without it no file belongs to anything. */
    void remove(DeviceResult result) {
        List<String> parts = new ArrayList<>(List.of("transcript"));
        for (int i = 1; i <= result.outputs().size(); i++) {
            parts.add(Integer.toString(i));
        }
        for (String part : parts) {
            try {
                Files.deleteIfExists(folder.answer(name(result.device().name(), part)));
            } catch (IOException ignored) {
                // It stays there, and means nothing.
            }
        }
    }

    private String name(String device, String part) {
        return stems.get(device) + "." + part + suffix;
    }

    private KeptAnswer write(String device, String part, String prompt, String command, String text)
            throws IOException {
        boolean isTranscript = part.equals("transcript");
        if (text.isEmpty()) {
            return new KeptAnswer(prompt, command, isTranscript, 0, "", "");
        }
        String name = name(device, part);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        OwnFile.write(folder.answer(name), bytes);
        return new KeptAnswer(prompt, command, isTranscript, bytes.length, name, JournalLine.crc(bytes));
    }
}
