package io.netfutures.app.work;

import io.netfutures.app.chapter.AnswerDict;
import io.netfutures.device.Printable;
import io.netfutures.device.Reply;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.DeviceResult.Kind;
import io.netfutures.journal.ResultWriter;
import io.netfutures.python.PythonText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes each result as the dict that the chapter's {@code send_show} returns; answers of several lines, unless dicts are wanted
 * always, as blocks:
 *
 * <pre>
 * R1: sh ip int br
 * Interface       IP-Address     OK? Method Status  Protocol
 * Ethernet0/0     192.168.100.1  YES NVRAM  up      up
 *
 * </pre>
 *
 * <p>Failures are left out.
 */
final class ChapterText implements ResultWriter {
    private final OutputStream out;
    private final boolean isAlwaysDict;

    ChapterText(OutputStream out, boolean isAlwaysDict) {
        this.out = out;
        this.isAlwaysDict = isAlwaysDict;
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        if (result.shown().isEmpty()) {
            return;
        }
        boolean isDict = isAlwaysDict
                || result.shown().stream().noneMatch(output -> output.text().contains("\n"));
        out.write((isDict ? dict(result) : block(result)).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String dict(DeviceResult result) {
        boolean byCommand =
                result.work().kind() == Kind.SHOW && result.work().lines().size() > 1;
        return PythonText.repr(new AnswerDict(result.device().name(), result.shown(), byCommand)) + "\n";
    }

    private static String block(DeviceResult result) {
        StringBuilder text = new StringBuilder();
        for (Reply.Output output : result.shown()) {
            text.append(result.device().name())
                    .append(": ")
                    .append(output.command())
                    .append('\n');
            text.append(Printable.text(output.text())).append("\n\n");
        }
        return text.toString();
    }
}
