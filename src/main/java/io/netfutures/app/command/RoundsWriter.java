package io.netfutures.app.command;

import io.netfutures.app.work.Round;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the rounds of a bench, for people or for programs. */
final class RoundsWriter {
    private static final List<String> HEAD =
            List.of("WORKERS", "AT ONCE", "WALL", "DEVICES/S", "LOGIN", "95 %", "COMMAND", "95 %", "FAILED");
    /** Of all columns but the first; in all no more than a narrow terminal has. */
    private static final List<Integer> WIDTHS = List.of(8, 9, 11, 8, 8, 9, 8, 8);

    private static final List<String> KEYS = List.of(
            "workers",
            "reached",
            "devices",
            "seconds",
            "devices_per_second",
            "login_median",
            "login_p95",
            "command_median",
            "command_p95",
            "failed");

    private final PrintStream out;
    private final Format format;
    private boolean isBegun;

    /** How they are written. */
    enum Format {
        table,
        json,
        csv
    }

    RoundsWriter(PrintStream out, Format format) {
        this.out = out;
        this.format = format;
    }

    void write(Round round) {
        switch (format) {
            case table -> {
                if (!isBegun) {
                    row(HEAD);
                }
                row(List.of(
                        round.workers(),
                        Integer.toString(round.reached()),
                        text(round.wall()),
                        String.format(Locale.ROOT, "%.1f", round.rate()),
                        text(median(round.opening())),
                        text(high(round.opening())),
                        text(median(round.command())),
                        text(high(round.command())),
                        Integer.toString(round.failed())));
            }
            case csv -> {
                if (!isBegun) {
                    out.print(String.join(",", KEYS) + "\r\n");
                }
                out.print(String.join(",", values(round)) + "\r\n");
            }
            case json -> out.print((isBegun ? "," : "[") + "\n" + object(round));
        }
        isBegun = true;
        out.flush();
    }

    /** Completes the document. */
    void end() {
        if (format == Format.json) {
            out.print(isBegun ? "\n]\n" : "[]\n");
        }
        out.flush();
    }

    private void row(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(String.format(Locale.ROOT, i == 0 ? "%-8s" : "%" + WIDTHS.get(i - 1) + "s", cells.get(i)));
        }
        out.println(line);
    }

    private static List<String> values(Round round) {
        return List.of(
                round.workers(),
                Integer.toString(round.reached()),
                Integer.toString(round.devices()),
                seconds(round.wall()),
                String.format(Locale.ROOT, "%.1f", round.rate()),
                seconds(median(round.opening())),
                seconds(high(round.opening())),
                seconds(median(round.command())),
                seconds(high(round.command())),
                Integer.toString(round.failed()));
    }

    private static String object(Round round) {
        List<String> values = values(round);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            text.append(i == 0 ? "{" : ", ").append('"').append(KEYS.get(i)).append("\": ");
            text.append(i == 0 ? '"' + value + '"' : value.isEmpty() ? "null" : value);
        }
        return text.append('}').toString();
    }

    private static @Nullable Duration median(Round.@Nullable Spread spread) {
        return spread == null ? null : spread.median();
    }

    private static @Nullable Duration high(Round.@Nullable Spread spread) {
        return spread == null ? null : spread.high();
    }

    /** A time as in the table. */
    static String text(@Nullable Duration time) {
        if (time == null) {
            return "-";
        }
        return time.toMillis() < 1000
                ? time.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static String seconds(@Nullable Duration time) {
        return time == null ? "" : String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
    }
}
