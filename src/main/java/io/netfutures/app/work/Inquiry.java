package io.netfutures.app.work;

import io.netfutures.concurrent.Errand;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;

/** Asks on the terminal while devices are at work, one question at a time. For any thread. */
final class Inquiry {
    private final Console console;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean isOpen;

    Inquiry(Console console) {
        this.console = console;
    }

    /** Whether the cursor is behind a question that is not answered. */
    boolean isOpen() {
        return isOpen;
    }

    /**
     * What is typed in answer to this question; empty if nobody answers. What was typed before it is no answer. Blocks for the answer, and
     * while another question is open. Whoever gives up the wait leaves a thread that reads, with a process that ends.
     */
    String answer(String question) throws InterruptedException {
        turn.lockInterruptibly();
        isOpen = true;
        try {
            console.tty().dropTyped(console.in());
            console.err().print(question);
            console.err().flush();
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
            isOpen = false;
            turn.unlock();
        }
    }

    private String unread(Throwable cause) {
        console.err().println();
        console.complain("the answer cannot be read: " + cause.getMessage());
        return "";
    }
}
