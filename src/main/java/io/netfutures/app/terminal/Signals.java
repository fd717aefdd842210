package io.netfutures.app.terminal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jline.terminal.Terminal;

/**
 * The signals of a process with a prompt. It handles them from before its terminal is opened until the process ends, so that the
 * JVM's default handler of Ctrl-C never ends it: JLine's own handling would restore that default for a moment at the beginning and
 * end of every line.
 */
final class Signals {
    private volatile Runnable interrupt = () -> {};

    /** Takes over Ctrl-C, which does nothing until {@link #onInterrupt} is called. */
    Signals() {
        handle("INT", () -> interrupt.run());
    }

    /** Makes Ctrl-C run {@code action} in a thread of its own; returns the previous action. */
    Runnable onInterrupt(Runnable action) {
        Runnable before = interrupt;
        interrupt = action;
        return before;
    }

    /** Forwards changes of size, and the return to the foreground, to the terminal, which handles no signals itself. */
    void tell(Terminal terminal) {
        handle("WINCH", () -> terminal.raise(Terminal.Signal.WINCH));
        handle("CONT", () -> terminal.raise(Terminal.Signal.CONT));
    }

    /**
     * Runs {@code action} in a thread of its own at each {@code signal} from now on, in place of what was done before; on a system
     * without that signal, or a Java without {@code sun.misc.Signal}, never. By reflection, since javac warns of each name of that class,
     * and there is no other door.
     *
     * @return what makes the signal do again what it did before
     */
    static Runnable handle(String signal, Runnable action) {
        try {
            Class<?> handlers = Class.forName("sun.misc.SignalHandler");
            Class<?> signals = Class.forName("sun.misc.Signal");
            Method handle = signals.getMethod("handle", signals, handlers);
            Object named = signals.getConstructor(String.class).newInstance(signal);
            Object before = handle.invoke(null, named, handler(handlers, action));
            return () -> {
                try {
                    handle.invoke(null, named, before);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) { // not here, or kept by the virtual machine
                return () -> {};
            }
            throw new IllegalStateException(e);
        } catch (ClassNotFoundException ignored) { // a Java without the module jdk.unsupported
            return () -> {};
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object handler(Class<?> type, Runnable action) {
        return Proxy.newProxyInstance(
                Signals.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (!method.getName().equals("handle")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    action.run();
                    return null;
                });
    }
}
