package io.netfutures.session;

import io.netfutures.platform.Platform.Command;
import io.netfutures.platform.Platform.KnownQuestion;
import io.netfutures.session.Inbox.EndOfInput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The line that ends a session, and what the device says to it until it ends the connection. None of it is recorded. */
final class GoodBye {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How often it is said again at a prompt. */
    private static final int MOST_LEVELS = 3;

    private final Channel channel;
    private final Dialogue dialogue;
    private final Command leave;
    private @Nullable Long said;
    private String answer = "";

    GoodBye(Channel channel, Dialogue dialogue) {
        this.channel = channel;
        this.dialogue = dialogue;
        this.leave = dialogue.platform.leave();
    }

    boolean isSaid() {
        return said != null;
    }

    /** Says it, if that is not done and something can still be typed. Does not wait for an answer. */
    void say() {
        if (dialogue.isOver() || said != null) {
            return;
        }
        said = channel.inbox().now();
        try {
            type(leave.send());
        } catch (IOException alreadyGone) {
            dialogue.giveUp();
        }
    }

    /**
     * Waits for the end of the connection, at most two seconds from when it was said; what the device asks on leaving is answered as
     * its platform says. Where a good-bye only steps down a level, as {@code exit} does on many switches, the prompt comes back and
     * it is said once more.
     */
    void awaitEnd() throws InterruptedException {
        if (dialogue.isOver() || said == null) {
            return;
        }
        long end = said + PATIENCE.toNanos();
        List<KnownQuestion> questions = new ArrayList<>(leave.answers());
        Screen screen = new Screen(dialogue.charset());
        int levels = MOST_LEVELS;
        try {
            for (long now = channel.inbox().now();
                    now < end;
                    now = channel.inbox().now()) {
                screen.receive(channel.inbox().take(Duration.ofNanos(end - now)));
                String last = screen.lastLine();
                Optional<KnownQuestion> asked =
                        questions.stream().filter(each -> each.asks(last)).findFirst();
                if (asked.isPresent()) {
                    questions.remove(asked.get());
                    type(String.valueOf(asked.get().answer()));
                } else if (levels > 0 && dialogue.prompts.of(last).isPresent()) {
                    levels--;
                    type(leave.send());
                }
            }
        } catch (EndOfInput | IOException gone) {
            return;
        } finally {
            answer = screen.since(0) + screen.lastLine() + "\n";
        }
    }

    /** What the device has said to it. */
    String answer() {
        return answer;
    }

    private void type(String line) throws IOException {
        channel.send((line + dialogue.enter()).getBytes(dialogue.charset()));
    }
}
