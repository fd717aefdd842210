package io.netfutures.journal;

import io.netfutures.device.Printable;
import io.netfutures.device.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes the lines of answers in which a regular expression is found, with device and line number, in the form of grep:
 *
 * <pre>
 * R1-11- interface Ethernet0/0
 * R1:12:  ip address 10.0.0.1 255.255.255.0
 * --
 * R1:31:  ip address 10.0.1.1 255.255.255.0
 * </pre>
 *
 * <p>Lines are counted from 1 in each answer. Lines of context have hyphens; {@code --} stands where some are left out.
 */
public final class GrepLines implements ResultWriter {
    private final OutputStream out;
    private final Pattern pattern;
    private final int context;
    private boolean isAnythingWritten;

    /**
     * Writes to {@code out}, which is not closed.
     *
     * @param context how many lines to write before and after each that matches
     */
    public GrepLines(OutputStream out, Pattern pattern, int context) {
        this.out = out;
        this.pattern = pattern;
        this.context = context;
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Reply.Output output : result.shown()) {
            answer(text, result.device().name(), output.text().lines().toList());
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void answer(StringBuilder text, String device, List<String> lines) {
        int next = 0;
        boolean isFirst = true;
        for (int i = 0; i < lines.size(); i++) {
            if (pattern.matcher(lines.get(i)).find()) {
                int from = Math.max(next, i - context);
                if (context > 0 && isAnythingWritten && (isFirst || from > next)) {
                    text.append("--\n");
                }
                for (; from < i; from++) {
                    line(text, device, '-', from, lines);
                }
                line(text, device, ':', i, lines);
                next = i + 1;
                isFirst = false;
                isAnythingWritten = true;
                for (;
                        next < lines.size()
                                && next <= i + context
                                && !pattern.matcher(lines.get(next)).find();
                        next++) {
                    line(text, device, '-', next, lines);
                }
            }
        }
    }

    private static void line(StringBuilder text, String device, char mark, int number, List<String> lines) {
        text.append(device)
                .append(mark)
                .append(number + 1)
                .append(mark)
                .append(' ')
                .append(Printable.text(lines.get(number)))
                .append('\n');
    }
}
