package io.netfutures.app.work;

import io.netfutures.app.view.Look;
import io.netfutures.app.view.StyledLine;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The status lines of a run, which stand for its log lines where they are drawn. */
final class LiveView implements AutoCloseable {
    private final Console console;
    private final Door door;
    private Runnable end = () -> {};

    /** @param door where commands come from; a prompt has status lines of its own */
    LiveView(Console console, Door door) {
        this.console = console;
        this.door = door;
    }

    /** Whether it shows runs that are reported by these settings. */
    boolean isFor(ReportSettings settings) {
        return switch (Objects.requireNonNullElse(settings.live(), ReportSettings.Live.auto)) {
            case always -> door != Door.PROMPT;
            case never -> false;
            case auto -> door == Door.COMMAND && !settings.quiet() && console.canDrawBelow();
        };
    }

    /** Whether log lines tell each start and answer of such runs: where the status does not, unless a reader of the results may draw there. */
    boolean isLogged(ReportSettings settings) {
        boolean isAuto = settings.live() == null || settings.live() == ReportSettings.Live.auto;
        boolean mayDisturb = isAuto && door == Door.COMMAND && console.sharesTerminal();
        return !isFor(settings) && !mayDisturb;
    }

    /** Shows these lines, which are asked for by another thread, instead of those before. */
    void show(Function<Look, List<StyledLine>> lines) {
        end.run();
        end = console.tty().below(lines);
    }

    /** Takes the lines away. */
    @Override
    public void close() {
        end.run();
    }
}
