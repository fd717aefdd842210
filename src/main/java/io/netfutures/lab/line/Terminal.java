package io.netfutures.lab.line;

import io.netfutures.lab.box.Output;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of one session, as a machine without threads: bytes in, {@link Output} out. Keys that arrive while a command is
 * answered are kept.
 *
 * <pre>
 * free --listen--> listening --release--> free
 * free --answer or pause--> waiting --resume--> free
 * any --hangUp--> over
 * </pre>
 *
 * Whenever the terminal is left free, the owner's {@code idle} says what follows, usually the prompt.
 */
public final class Terminal {
    private final MachineLock lock;
    private final TypeAhead typed;
    private final Runnable idle;
    private final StringBuilder out = new StringBuilder();
    private String newline;
    private @Nullable KeyReader reader;
    private Output.Next next = new Output.Read(false);
    private Runnable then = () -> {};

    /**
     * A terminal at which nothing has been typed.
     *
     * @param lock held while keys are read and while {@code idle} runs
     * @param newline what is sent for each line feed that is written
     * @param idle called whenever nothing is listening and nothing is awaited; must listen, wait or hang up
     */
    public Terminal(MachineLock lock, TypeAhead.Enter enter, String newline, Runnable idle) {
        this.lock = lock;
        this.typed = new TypeAhead(enter);
        this.newline = newline;
        this.idle = idle;
    }

    // What the lab does.

    /** Does this under the lock, then reads the keys that are waiting. */
    public Output perform(Runnable work) {
        return lock.call(() -> {
            work.run();
            return read();
        });
    }

    /** Types these bytes; they are kept while an answer or a pause is to be resumed. */
    public Output receive(byte[] bytes, int from, int count) {
        typed.add(new String(bytes, from, count, StandardCharsets.ISO_8859_1));
        return next instanceof Output.Read ? lock.call(this::read) : new Output("", new Output.Read(false));
    }

    /** Goes on after an answer or a pause. */
    public Output resume() {
        return perform(() -> {
            next = new Output.Read(false);
            then.run();
        });
    }

    private Output read() {
        settle();
        while (next instanceof Output.Read && !typed.isEmpty()) {
            next = new Output.Read(false);
            key(typed.next());
            settle();
        }
        Output output = new Output(out.toString(), next);
        out.setLength(0);
        return output;
    }

    private void settle() {
        if (isFree() && next instanceof Output.Read) {
            idle.run();
        }
    }

    void prompted() {
        next = new Output.Read(true);
    }

    // What the session does.

    /** Prints text, its line feeds as the device sends them. */
    public void write(String text) {
        out.append(text.replace("\n", newline));
    }

    /** Ends lines differently from now on. */
    public void newline(String text) {
        newline = text;
    }

    /** Gives the keys to this reader from now on. */
    public void listen(KeyReader other) {
        reader = other;
    }

    /** Gives the keys to no reader. */
    public void release() {
        reader = null;
    }

    /** Whether the keys go to no reader. */
    public boolean isFree() {
        return reader == null;
    }

    /** Gives this key to the reader whose turn it is, if any. */
    public void key(char key) {
        if (reader != null) {
            reader.key(key);
        }
    }

    /** Lets the device think about this command, then goes on. */
    public void answer(String command, boolean show, Runnable and) {
        next = new Output.Answer(command, show);
        then = and;
    }

    /** Waits, then goes on. */
    public void pause(Duration time, Runnable and) {
        next = new Output.Pause(time);
        then = and;
    }

    /** Ends the session with this exit status. */
    public void hangUp(int status) {
        next = new Output.HangUp(status);
    }

    /** Whether Ctrl-Shift-6 or Ctrl-C was typed ahead; if so, forgets all that is waiting. */
    public boolean escaped() {
        return typed.escaped();
    }
}
