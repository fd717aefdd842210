package io.netfutures.app.terminal;

import io.netfutures.app.view.FutureView;
import io.netfutures.app.view.Key;
import io.netfutures.app.view.Look;
import io.netfutures.app.view.WatchAnswer;
import io.netfutures.app.view.WatchScreen;
import io.netfutures.app.view.WatchState;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/**
 * The live table on the full screen: redraws ten times a second and reads keys in between, in one thread. The shell has set the
 * terminal to pass every key on immediately and to echo none; Ctrl-C is a signal.
 */
final class FullScreen {
    private static final long FRAME = 100;
    private static final long SEQUENCE = 50;

    private final Terminal terminal;
    private final Supplier<List<FutureView>> futures;
    private final BooleanSupplier held;
    private final Consumer<String> cancel;
    private final Supplier<Look> look;
    private WatchState state = WatchState.start();
    private volatile boolean left;

    /** {@code cancel} receives the name of a future. */
    FullScreen(
            Terminal terminal,
            Supplier<List<FutureView>> futures,
            BooleanSupplier held,
            Consumer<String> cancel,
            Supplier<Look> look) {
        this.terminal = terminal;
        this.futures = futures;
        this.held = held;
        this.cancel = cancel;
        this.look = look;
    }

    /** Shows the table until the user leaves it; then restores the terminal. */
    void run() {
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        terminal.puts(Capability.cursor_invisible);
        try {
            watch();
        } finally {
            terminal.puts(Capability.cursor_visible);
            terminal.puts(Capability.keypad_local);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
        }
    }

    /** Ends the table, from any thread. */
    void leave() {
        left = true;
    }

    private void watch() {
        Display display = new Display(terminal, true);
        display.clear();
        BindingReader keys = new BindingReader(terminal.reader());
        KeyMap<Key> bindings = bindings();
        long next = System.nanoTime();
        WatchScreen screen = null;
        int width = 0;
        int height = 0;
        while (!left) {
            long now = System.nanoTime();
            if (screen == null || now - next >= 0) {
                Look size = look.get();
                if (size.width() != width || size.height() != height) {
                    // What was drawn for another size may now be anywhere.
                    display.clear();
                    width = size.width();
                    height = size.height();
                }
                display.resize(Size.of(width, height));
                screen = WatchScreen.of(futures.get(), state, held.getAsBoolean(), Instant.now(), size);
                state = screen.state();
                display.update(drawn(screen), -1);
                next = now + FRAME * 1_000_000;
            }
            int ahead = keys.peekCharacter(Math.max(1, (next - System.nanoTime()) / 1_000_000));
            if (ahead == NonBlockingReader.EOF) {
                return;
            }
            if (ahead != NonBlockingReader.READ_EXPIRED) {
                Key key = keys.readBinding(bindings, null, true);
                screen = key == null ? screen : answered(screen, key);
                display.update(drawn(screen), -1);
            }
        }
    }

    private static List<AttributedString> drawn(WatchScreen screen) {
        return screen.lines().stream()
                .map(line -> AttributedString.fromAnsi(line.ansi()))
                .toList();
    }

    private WatchScreen answered(WatchScreen screen, Key key) {
        return switch (screen.press(key)) {
            case WatchAnswer.Stay(WatchState next) -> {
                WatchScreen changed = screen.with(next);
                state = changed.state();
                yield changed;
            }
            case WatchAnswer.Cancel(String name) -> {
                cancel.accept(name);
                yield screen;
            }
            case WatchAnswer.Quit() -> {
                left = true;
                yield screen;
            }
        };
    }

    private KeyMap<Key> bindings() {
        KeyMap<Key> bindings = new KeyMap<>();
        bindings.setAmbiguousTimeout(SEQUENCE);
        for (char c = ' '; c < 0x7f; c++) {
            bindings.bind(new Key.Typed(c), Character.toString(c));
        }
        bindings.bind(Key.Named.ENTER, "\r", "\n");
        bindings.bind(Key.Named.ESCAPE, KeyMap.esc());
        bindings.bind(Key.Named.BACKSPACE, KeyMap.del(), "\b");
        bind(bindings, Key.Named.UP, Capability.key_up, "\033[A");
        bind(bindings, Key.Named.DOWN, Capability.key_down, "\033[B");
        bind(bindings, Key.Named.PAGE_UP, Capability.key_ppage, "\033[5~");
        bind(bindings, Key.Named.PAGE_DOWN, Capability.key_npage, "\033[6~");
        bind(bindings, Key.Named.HOME, Capability.key_home, "\033[H");
        bind(bindings, Key.Named.END, Capability.key_end, "\033[F");
        return bindings;
    }

    private void bind(KeyMap<Key> bindings, Key key, Capability capability, String usual) {
        bindings.bind(key, usual);
        String sequence = KeyMap.key(terminal, capability);
        if (sequence != null) {
            bindings.bind(key, sequence);
        }
    }
}
