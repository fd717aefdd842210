package io.netfutures.journal;

import io.netfutures.device.FileName;
import io.netfutures.device.Proof;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.journal.KeptAnswer.Part;
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
            written.add(write(
                    device, Part.ANSWER, written.size() + 1, new Reply.Output(each.prompt(), command, each.text())));
        }
        if (result.transcript() != null) {
            String masked =
                    result.transcript().lines().map(Task.Configure::masked).collect(Collectors.joining("\n"));
            written.add(write(device, Part.TRANSCRIPT, 0, new Reply.Output("", masked)));
        }
        if (result.proof() != null) {
            for (Shown each : shown(result.proof())) {
                written.add(write(device, each.part(), each.number(), each.output()));
            }
        }
        return written;
    }

    private record Shown(Part part, int number, Reply.Output output) {}

    private static List<Shown> shown(Proof proof) {
        List<Shown> shown = new ArrayList<>();
        if (proof.runningBefore() != null) {
            shown.add(new Shown(Part.RUNNING_BEFORE, 0, proof.runningBefore()));
        }
        for (Reply.Output each : proof.before()) {
            shown.add(new Shown(Part.BEFORE, shown.size(), each));
        }
        for (Reply.Output each : proof.after()) {
            shown.add(new Shown(Part.AFTER, shown.size(), each));
        }
        if (proof.runningAfter() != null) {
            shown.add(new Shown(Part.RUNNING_AFTER, 0, proof.runningAfter()));
        }
        return shown;
    }

    /** Removes what was written of a device, whose end cannot be: without it no file belongs to anything. */
    void remove(DeviceResult result) {
        List<String> parts = new ArrayList<>(List.of(word(Part.TRANSCRIPT, 0)));
        for (int i = 1; i <= result.outputs().size(); i++) {
            parts.add(word(Part.ANSWER, i));
        }
        if (result.proof() != null) {
            shown(result.proof()).forEach(each -> parts.add(word(each.part(), each.number())));
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

    private static String word(Part part, int number) {
        return switch (part) {
            case ANSWER -> "" + number;
            case TRANSCRIPT, RUNNING_BEFORE, RUNNING_AFTER -> part.word();
            case BEFORE, AFTER -> part.word() + number;
        };
    }

    private KeptAnswer write(String device, Part part, int number, Reply.Output answer) throws IOException {
        if (answer.text().isEmpty()) {
            return new KeptAnswer(answer.prompt(), answer.command(), part, 0, "", "");
        }
        String name = name(device, word(part, number));
        byte[] bytes = answer.text().getBytes(StandardCharsets.UTF_8);
        OwnFile.write(folder.answer(name), bytes);
        return new KeptAnswer(answer.prompt(), answer.command(), part, bytes.length, name, JournalLine.crc(bytes));
    }
}
