package io.netfutures.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lists in which the place of a line matters, such as access lists. */
final class OrderedLines {
    private static final Pattern NUMBERED = Pattern.compile("(\\d+) (.*)|(ip(?:v6)? prefix-list \\S+) seq (\\d+) (.*)");
    private static final Pattern LIST = Pattern.compile("(access-list \\d+|(?:ip|ipv6) prefix-list \\S+) .*");

    private OrderedLines() {}

    /**
     * What has to be sent of a list.
     *
     * @param doubt why it cannot be told what is missing, so that all is sent; or null
     */
    record Verdict(List<ConfigLine> missing, @Nullable String doubt) {}

    /** The list to which a line belongs that says so itself, as {@code access-list 10}; null if it belongs to none. */
    static @Nullable String listOf(String key) {
        Matcher list = LIST.matcher(key);
        return list.matches() ? list.group(1) : null;
    }

    private static String number(String key) {
        Matcher numbered = NUMBERED.matcher(key);
        return !numbered.matches() ? "" : numbered.group(1) == null ? numbered.group(4) : numbered.group(1);
    }

    private static String content(String key) {
        Matcher numbered = NUMBERED.matcher(key);
        return !numbered.matches()
                ? key
                : numbered.group(2) == null ? numbered.group(3) + " " + numbered.group(5) : numbered.group(2);
    }

    static Verdict compare(List<ConfigLine> wanted, List<ConfigLine> there) {
        if (wanted.stream().anyMatch(each -> each.key.startsWith("no "))) {
            return new Verdict(wanted, "what is removed from a list by no cannot be told from its text");
        }
        long numbered =
                wanted.stream().filter(each -> !number(each.key).isEmpty()).count();
        if (numbered == wanted.size()) {
            return byNumber(wanted, there);
        }
        List<String> want = wanted.stream()
                .map(each -> numbered == 0 ? content(each.key) : each.key)
                .toList();
        List<String> has = there.stream()
                .map(each -> numbered == 0 ? content(each.key) : each.key)
                .toList();
        if (isWithin(want, has)) {
            return new Verdict(List.of(), null);
        }
        if (want.size() >= has.size() && want.subList(0, has.size()).equals(has)) {
            return new Verdict(wanted.subList(has.size(), wanted.size()), null);
        }
        return new Verdict(
                wanted, "the list is there with other lines, and their order matters; give its lines numbers");
    }

    /** Whether all that is wanted is there, in this order, maybe with other lines between. */
    private static boolean isWithin(List<String> want, List<String> has) {
        int found = 0;
        for (String each : has) {
            if (found < want.size() && each.equals(want.get(found))) {
                found++;
            }
        }
        return found == want.size();
    }

    private static Verdict byNumber(List<ConfigLine> wanted, List<ConfigLine> there) {
        List<ConfigLine> missing = new ArrayList<>();
        for (ConfigLine each : wanted) {
            if (there.stream().anyMatch(has -> has.key.equals(each.key))) {
                continue;
            }
            if (there.stream().anyMatch(has -> number(has.key).equals(number(each.key)))) {
                return new Verdict(wanted, "number " + number(each.key) + " is taken by another line");
            }
            if (there.stream().anyMatch(has -> number(has.key).isEmpty())) {
                return new Verdict(wanted, "the device shows no numbers, so that the place cannot be told");
            }
            missing.add(each);
        }
        return new Verdict(missing, null);
    }
}
