package io.netfutures.app.work;

import io.netfutures.change.UndoDecision;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Printable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks on the terminal whether a change that is not as expected is taken back. Only a clear no leaves it; who does not answer has it taken
 * back.
 *
 * <pre>
 * R1: it is not as before: show ip ospf neighbor
 *     -10.0.0.2  1  FULL/DR
 * R1: take the change back? It goes by itself at 14:05:00. [Y/n]
 * </pre>
 */
record UndoQuestion(Inquiry inquiry) implements UndoDecision {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int MOST_LINES = 20;

    @Override
    public boolean isTakenBack(Device device, DeviceException failure, Optional<Instant> byItself)
            throws InterruptedException {
        String answer = inquiry.answer(question(device, failure, byItself));
        return !answer.equalsIgnoreCase("n") && !answer.equalsIgnoreCase("no");
    }

    private static String question(Device device, DeviceException failure, Optional<Instant> byItself) {
        StringBuilder text = new StringBuilder(device.name())
                .append(": ")
                .append(Printable.text(failure.what()))
                .append('\n');
        List<String> lines = Printable.text(failure.evidence()).lines().toList();
        lines.stream()
                .limit(MOST_LINES)
                .forEach(line -> text.append("    ").append(line).append('\n'));
        if (lines.size() > MOST_LINES) {
            text.append("    and ").append(lines.size() - MOST_LINES).append(" more lines\n");
        }
        text.append(device.name()).append(": take the change back? ");
        byItself.ifPresent(then -> text.append("It goes by itself at ")
                .append(TIME.format(then.atZone(ZoneId.systemDefault())))
                .append(". "));
        return text.append("[Y/n] ").toString();
    }
}
