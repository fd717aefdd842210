package io.netfutures.app.chapter;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Log lines in the format {@code %(threadName)s %(name)s %(levelname)s: %(message)s} of Python's {@code logging}, for instance
 * {@code ThreadPoolExecutor-0_0 root INFO: ===> 17:32:59.088025 Connection: 192.168.100.1}. Thread-safe: each line is written as a
 * whole.
 */
public final class PythonLog {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");

    private final PrintStream stream;
    private final Clock clock;

    private PythonLog(PrintStream stream, Clock clock) {
        this.stream = stream;
        this.clock = clock;
    }

    /** A log on {@code stream}, in local time. */
    public static PythonLog to(PrintStream stream) {
        return new PythonLog(stream, Clock.system(ZoneId.systemDefault()));
    }

    /** Writes {@code message} with the name of the current thread, which is the name of its worker. */
    public void info(String message) {
        line("INFO", message);
    }

    /** Writes a line at level WARNING. */
    public void warning(String message) {
        line("WARNING", message);
    }

    /** The time of day with its six digits, as Python's {@code datetime.now().time()} prints it. */
    public String now() {
        return LocalTime.now(clock).format(TIME);
    }

    private void line(String level, String message) {
        String thread = Thread.currentThread().getName();
        stream.println((thread.equals("main") ? "MainThread" : thread) + " root " + level + ": " + message);
    }
}
