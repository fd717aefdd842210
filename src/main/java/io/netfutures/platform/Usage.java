package io.netfutures.platform;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a command of a shell may be used, written as manuals write it: {@code ip [-s|-4] a(ddress)|r(oute) show ...}.
 *
 * <ul>
 *   <li>{@code show}, {@code a(ddress)}, {@code list|ls}: a {@link Keyword}, or one of several
 *   <li>{@code [-s|-4|--type=*]}: any number of these options, or none
 *   <li>{@code *}: one argument that is no option and sets nothing with {@code =}; {@code +*}: one that begins so
 *   <li>{@code ...}: whatever may follow, at the end
 * </ul>
 */
record Usage(List<Part> parts) {
    /** What words of a command may be. */
    sealed interface Part {
        private static Part of(String written) {
            if (written.equals("...")) {
                return new More();
            }
            if (written.startsWith("[") && written.endsWith("]")) {
                return new Options(
                        Stream.of(written.substring(1, written.length() - 1).split("\\|"))
                                .map(Part::one)
                                .toList());
            }
            return new Choice(Stream.of(written.split("\\|")).map(Part::one).toList());
        }

        private static One one(String written) {
            return written.endsWith("*")
                    ? new Argument(written.substring(0, written.length() - 1))
                    : new Word(Keyword.of(written));
        }
    }

    /** What one word may be. */
    private sealed interface One {
        boolean isSaid(String said);
    }

    private record Word(Keyword keyword) implements One {
        @Override
        public boolean isSaid(String said) {
            return keyword.isSaid(said);
        }
    }

    private record Argument(String start) implements One {
        private static final Pattern HARMLESS = Pattern.compile("[^-+=][^=]*");

        @Override
        public boolean isSaid(String said) {
            return start.isEmpty() ? HARMLESS.matcher(said).matches() : said.startsWith(start);
        }
    }

    private record Choice(List<One> choice) implements Part {}

    private record Options(List<One> options) implements Part {}

    private record More() implements Part {}

    /**
     * Reads a usage, written as above.
     *
     * @throws IllegalArgumentException if a part is none of those above
     */
    static Usage of(String written) {
        return new Usage(Stream.of(written.split(" ")).map(Part::of).toList());
    }

    /** Whether a command, given as its words, is used like this. Case counts. */
    boolean allows(List<String> said) {
        return allows(parts, said);
    }

    private static boolean allows(List<Part> parts, List<String> said) {
        if (parts.isEmpty()) {
            return said.isEmpty();
        }
        List<Part> others = parts.subList(1, parts.size());
        return switch (parts.getFirst()) {
            case More more -> true;
            case Choice(List<One> choice) -> begins(choice, said) && allows(others, rest(said));
            case Options(List<One> options) ->
                allows(others, said) || (begins(options, said) && allows(parts, rest(said)));
        };
    }

    private static boolean begins(List<One> these, List<String> said) {
        return !said.isEmpty() && these.stream().anyMatch(each -> each.isSaid(said.getFirst()));
    }

    private static List<String> rest(List<String> said) {
        return said.subList(1, said.size());
    }
}
