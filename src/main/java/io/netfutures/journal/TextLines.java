package io.netfutures.journal;

import io.netfutures.device.Printable;
import io.netfutures.device.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes each line of an answer behind the name of its device, {@code R1: line}, for grep and awk. Failures are left out. */
public final class TextLines implements ResultWriter {
    private final OutputStream out;

    /** Writes to {@code out}, which is not closed. */
    public TextLines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        StringBuilder text = new StringBuilder();
        String head = result.device().name() + ": ";
        for (Reply.Output output : result.shown()) {
            Printable.text(output.text())
                    .lines()
                    .forEach(line -> text.append(head).append(line).append('\n'));
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
