package io.netfutures.parse.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netfutures.parse.RandomText;
import io.netfutures.parse.Reference;
import io.netfutures.parse.Reference.Pair;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What Python's own {@code re} says of patterns that nobody has thought of. */
@NullMarked
class PythonDifferenceTest {
    private static final int HOW_MANY = 20_000;

    @Test
    void every_random_pattern_is_refused_or_matches_as_python_does() throws Exception {
        assumeTrue(
                Reference.can(
                        "import sys; sys.exit(sys.version_info < (3, 11) or sys.version_info >= (3, 14))", Map.of()),
                "python3 of version 3.11, 3.12 or 3.13 is not there");
        RandomText random = new RandomText(Long.getLong("netfutures.seed", 20_261_130));
        List<Pair> pairs = new ArrayList<>();
        while (pairs.size() < HOW_MANY) {
            pairs.add(new Pair(random.pattern(), random.line()));
        }

        List<String> python = Reference.answers("regex.py", pairs, Map.of());

        List<String> different = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            String ours = answer(pairs.get(i));
            String theirs = python.get(i);
            // Then only the whole match is compared.
            if (theirs.startsWith("yes")
                    && PythonRegex.compile(pairs.get(i).one()).capturesInItsOwnWay()) {
                ours = ours.replaceFirst("^(yes \\S+).*", "$1");
                theirs = theirs.replaceFirst("^(yes \\S+).*", "$1");
            }
            if (!ours.equals(theirs.startsWith("error") ? "error" : theirs)) {
                different.add("'%s' on '%s': %s and not %s"
                        .formatted(pairs.get(i).one(), pairs.get(i).other(), ours, theirs));
            }
        }
        assertThat(different).isEmpty();
        assertThat(python).filteredOn(each -> each.startsWith("yes")).hasSizeGreaterThan(HOW_MANY / 10);
        assertThat(python).filteredOn(each -> each.startsWith("error")).hasSizeGreaterThan(HOW_MANY / 50);
    }

    private static String answer(Pair pair) throws PythonRegex.TooLong {
        PythonRegex regex;
        try {
            regex = PythonRegex.compile(pair.one());
        } catch (RegexException refused) {
            return "error";
        }
        Subject subject = new Subject();
        subject.set(pair.other(), PythonRegex.readsForLine(pair.other()));
        PythonRegex.Match match = regex.against(subject);
        if (!match.matches()) {
            return "no";
        }
        StringBuilder answer = new StringBuilder("yes");
        for (int group = 0; group <= regex.groups(); group++) {
            String text = match.group(group);
            answer.append(' ')
                    .append(text == null ? "-" : "+" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
        }
        return answer.toString();
    }
}
