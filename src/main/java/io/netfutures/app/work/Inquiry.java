package io.netfutures.app.work;

import io.netfutures.concurrent.Errand;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Asks on the terminal while devices are at work, one question at a time. For any thread. */
final class Inquiry {
    private final Console console;
    private final ReentrantLock turn = new ReentrantLock();
    private final ReentrantLock pen = new ReentrantLock();
    private volatile @Nullable String open;

    Inquiry(Console console) {
        this.console = console;
    }

    /** Whether the cursor is behind a question that is not answered. */
    boolean isOpen() {
        return open != null;
    }

    /**
     * What is typed in answer to this question; empty if nobody answers. What was typed before it is no answer. Blocks for the answer, and
     * while another question is open. Whoever gives up the wait leaves a thread that reads, with a process that ends.
     */
    String answer(String question) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            console.tty().dropTyped(console.in());
            ask(question);
            Optional<String> line = Errand.promise(
                            "answer", () -> Optional.ofNullable(console.in().readLine()))
                    .get();
            if (line.isEmpty()) {
                console.err().println(); // nobody has pressed Enter
            }
            return line.orElse("").strip();
        } catch (IOException e) {
            return unread(e);
        } catch (ExecutionException e) {
            return unread(Objects.requireNonNull(e.getCause()));
        } finally {
            open = null;
            turn.unlock();
        }
    }

    private void ask(String question) {
        pen.lock();
        try {
            open = question.substring(question.lastIndexOf('\n') + 1);
            console.err().print(question);
            console.err().flush();
        } finally {
            pen.unlock();
        }
    }

    /** Runs what prints lines; if a question is open, they begin below it, and its last line is printed again. */
    void aside(Runnable prints) {
        if (open == null) { // the usual, and nobody waits for anybody
            prints.run();
            return;
        }
        pen.lock();
        try {
            if (open != null) {
                console.err().println();
            }
            prints.run();
            String again = open;
            if (again != null) {
                console.err().print(again);
                console.err().flush();
            }
        } finally {
            pen.unlock();
        }
    }

    private String unread(Throwable cause) {
        console.err().println();
        console.complain("the answer cannot be read: " + cause.getMessage());
        return "";
    }
}
