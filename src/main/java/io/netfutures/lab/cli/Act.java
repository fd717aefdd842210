package io.netfutures.lab.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a device does in answer to a line, or to the answer to a question: first the effects, then it goes to another mode,
 * prints, and asks. All texts are {@link PlaceholderText}s.
 */
record Act(List<String> does, Optional<Move> goes, String says, Optional<Ask> asks) {
    static final Act NOTHING = saying("");

    static Act saying(String text) {
        return new Act(List.of(), Optional.empty(), text, Optional.empty());
    }

    /**
     * To another mode.
     *
     * @param where what the prompt of that mode says beside it
     */
    record Move(String mode, String where) {}

    /** What is an answer to a question. */
    enum Hears {
        /** Nothing: the text is printed as it is, without a line end, and no answer awaited. */
        NONE,
        /** A line. */
        LINE,
        /** One key. */
        KEY,
        /** The enable secret of the device. */
        ENABLE,
        /** The login password of the device. */
        LOGIN;

        boolean secret() {
            return this == ENABLE || this == LOGIN;
        }
    }

    /** What follows an answer of this form. */
    record Choice(Pattern answer, Act then) {}

    /**
     * A question.
     *
     * @param echo what is shown for each key; {@code %s} stands for the key
     * @param choices the answers, in order; for a secret, what follows the right one
     * @param again printed before the question is asked again, because no choice fits
     * @param tries how many answers are allowed; 0: any number
     * @param wrong what follows the last wrong one
     */
    record Ask(String text, Hears hears, String echo, List<Choice> choices, String again, int tries, Act wrong) {}
}
