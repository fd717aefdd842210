package io.netfutures.platform;

import io.netfutures.configuration.Notation;
import io.netfutures.device.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the command line of one kind of device behaves, as its file says. Immutable.
 *
 * @param names the netmiko {@code device_type}s that it stands for; the first is its own
 * @param ntc what ntc-templates calls it, or null
 * @param json what asks for an answer in JSON, {@code {command}} being the command, or null
 * @param prompts for each mode what its prompt looks like: the whole last line without blanks at its end. The first that matches
 *     says the mode. A group {@code host} is the part that stays the same from prompt to prompt
 * @param above what stands right above a prompt and belongs to it, and may say the mode
 * @param work the mode in which commands are run
 * @param ways the steps from mode to mode
 * @param open what is sent once, so that output is neither wrapped nor paged
 * @param pager what waits for a key in the middle of an output, or null
 * @param login what may ask something before the first prompt
 * @param questions last lines that want an answer, besides {@link #isQuestion those of every platform}
 * @param refusals starts of lines that mean that the device refused what it was told
 * @param harmless starts of lines that look like refusals and are none
 * @param text lines of a configuration after which the device reads text, without a prompt
 * @param config how a configuration comes into force, where its lines alone do not bring it
 * @param confirmed how a change is made that takes itself back unless it is confirmed, or null where the platform has no such thing
 * @param checkpoint how it goes back to what it was, where nothing takes itself back, or null
 * @param save what keeps the configuration over a restart, or null where nothing has to be done
 * @param running what shows the running configuration, or null
 * @param lines how lines can be compared with the running configuration, or null where that cannot be done
 * @param leave what ends the session
 * @param log the start of a line that the device logs into the session
 * @param detect how to find out that a device is of this kind
 * @param readOnly first words of commands that only read
 * @param filters what reads behind a pipe, each as short as the platform takes it: {@code s(ection)}; empty if that is not known
 * @param deny words of commands that write in spite of their first word
 * @param ask the commands that answer a question that many platforms answer, each in its own words: {@code version}, {@code routes}.
 *     Every command only reads, as {@link ReadOnly} says. What the platform has no words for is not among them
 * @param fleeting whole lines of its configuration that change by themselves, and say nothing of how it is set up
 * @param quirks what is odd about it, for people
 */
public record Platform(
        List<String> names,
        @Nullable String ntc,
        @Nullable String json,
        Terminal terminal,
        Map<String, Pattern> prompts,
        LineAbove above,
        String work,
        List<Way> ways,
        List<Command> open,
        @Nullable Pager pager,
        List<KnownQuestion> login,
        List<Pattern> questions,
        List<Pattern> refusals,
        List<Pattern> harmless,
        List<TextEntry> text,
        Commit config,
        @Nullable ConfirmedCommit confirmed,
        @Nullable Checkpoint checkpoint,
        @Nullable Command save,
        @Nullable String running,
        @Nullable Lines lines,
        Command leave,
        Pattern log,
        List<Detection> detect,
        List<String> readOnly,
        List<String> filters,
        List<String> deny,
        Map<String, List<String>> ask,
        List<Pattern> fleeting,
        List<String> quirks) {
    private static final Pattern OTHER_TRANSPORT = Pattern.compile("_(telnet|serial)$");

    /** Where in {@link #json} the command stands. */
    static final String COMMAND = "{command}";

    /** The mode of configuration. */
    public static final String CONFIG = "config";

    /** Questions that every platform asks alike and that end like nothing else: a choice in brackets. */
    private static final Pattern CHOICE = Pattern.compile(
            "(?i).*([\\[(]([^\\])]*[ /,])?(y|yes|confirm)([ /,][^\\])]*)?[\\])][ ?:]*([\\[(]\\w*[\\])])?[ ?:]*|\\[y]es.*:)");

    /** What may be a question, and may as well be a line of output so far: a default in brackets, a question mark, a name or a password. */
    private static final Pattern QUESTION =
            Pattern.compile("(?i).*(\\[[^\\]]*][?:]|\\?|(password|passphrase|secret|user ?name|login)( for [^:]*)?:)");

    /** A date or a counter and {@code %FACILITY-SEVERITY-WORD:}, as Cisco devices and many others log. */
    static final Pattern SYSLOG = Pattern.compile(
            "(\\w+/\\S*:)?(\\d+: )*[*.]?([A-Z][a-z]{2} +\\d+ |\\d{4}[ -]\\S+ ).*: ?%[A-Z0-9_-]+-\\d-|%[A-Z0-9_-]+-\\d-");

    /** What stands between an echo and the refusal below it: the mark that points at the mistake. */
    private static final Pattern MARK = Pattern.compile("[-~ ]*\\^[-~ ]*|Translating \".*");

    /** Whether a device of this netmiko {@code device_type} is reached over SSH, and not over telnet or a serial line. */
    public static boolean isOverSsh(String deviceType) {
        return !OTHER_TRANSPORT.matcher(deviceType).find();
    }

    /** The {@code device_type} of the same kind of device that is reached over SSH. */
    public static String overSsh(String deviceType) {
        return OTHER_TRANSPORT.matcher(deviceType).replaceFirst("");
    }

    /**
     * The terminal to ask for.
     *
     * @param enter what the Enter key sends
     * @param user the name to log in with, {@code {user}} being the one in the inventory
     */
    public record Terminal(String type, int columns, int rows, String enter, String user) {
        /** netmiko's: wide and high, so that little is wrapped and paged. */
        public static final Terminal DEFAULT = new Terminal("vt100", 511, 1000, "\n", "{user}");
    }

    /**
     * One step from mode to mode.
     *
     * @param first what is sent before that, since it is taken at one place of the mode only; or null
     * @param secret whether a question for a password on the way is for the device's secret
     */
    public record Way(
            String from, String to, @Nullable String first, String send, boolean secret, List<KnownQuestion> answers) {
        /** What is sent, in its order. */
        public List<String> lines() {
            return first == null ? List.of(send) : List.of(first, send);
        }
    }

    /**
     * A line to send, with the answers to what the device may ask then.
     *
     * @param in the mode in which it must be sent, or null if any will do
     */
    public record Command(String send, @Nullable String in, List<KnownQuestion> answers) {}

    /**
     * A question that is known.
     *
     * @param ask the whole last line, without blanks at its end
     * @param answer what to type, or null if only a person can answer it
     * @param enter whether Enter follows the answer
     */
    public record KnownQuestion(Pattern ask, @Nullable String answer, boolean enter) {
        /** What a task or an inventory answers where its question is found, anywhere in the last line. */
        public static KnownQuestion of(Answer known) {
            return new KnownQuestion(Pattern.compile(".*(?:" + known.question() + ").*"), known.text(), true);
        }

        /** Whether this is the question. */
        public boolean asks(String lastLine) {
            return ask.matcher(lastLine.stripTrailing()).matches();
        }
    }

    /**
     * What the device says before it reads text line by line, without a prompt, for instance a banner.
     *
     * @param start the whole line above the text; a group is the delimiter that ends the text, wherever in a line it stands
     * @param end the line that ends the text, or null if the group says it
     */
    public record TextEntry(Pattern start, @Nullable String end) {}

    /**
     * Waits for a key in the middle of an output.
     *
     * @param mark the whole last line
     * @param key for the next page, without Enter
     */
    public record Pager(Pattern mark, String key) {}

    /**
     * Lines that bring a configuration into force, each null where the platform has no such thing.
     *
     * @param foreign what a device says to who goes to configuration mode, if somebody has left lines in the candidate of all; or null
     */
    public record Commit(
            @Nullable String commit,
            @Nullable String check,
            @Nullable String abort,
            @Nullable String diff,
            @Nullable Pattern foreign) {}

    /**
     * How lines can be compared with the running configuration.
     *
     * @param send what shows it so that it can be compared, in the mode in which commands are run
     * @param notation how it is written then
     */
    public record Lines(String send, Notation notation) {}

    /** The answer to {@code send} that shows this platform, and how sure that is, up to 99. */
    public record Detection(String send, Pattern match, int score) {}

    /**
     * A prompt that was seen.
     *
     * @param text the last line, without blanks at its end
     * @param mode the mode that it shows
     * @param host the part of it that stays the same, in full as far as it is shown
     */
    public record Prompt(String text, String mode, String host) {}

    /** All modes, those first that the prompt itself says. */
    public Set<String> modes() {
        Set<String> modes = new LinkedHashSet<>(prompts.keySet());
        modes.addAll(above.modes());
        return modes;
    }

    /** Its own name. */
    public String name() {
        return names.getFirst();
    }

    /** What folders of templates call it: its name in ntc-templates, or its own. */
    public String inTemplates() {
        return ntc == null ? name() : ntc;
    }

    /** The prompt that this last line is, if it looks like one. */
    public Optional<Prompt> prompt(String lastLine) {
        String text = lastLine.stripTrailing();
        for (Map.Entry<String, Pattern> each : prompts.entrySet()) {
            Matcher matcher = each.getValue().matcher(text);
            if (matcher.matches()) {
                String host = each.getValue().namedGroups().containsKey("host") ? matcher.group("host") : null;
                return Optional.of(new Prompt(text, each.getKey(), host == null ? "" : host));
            }
        }
        return Optional.empty();
    }

    /** Whether this last line wants an answer before anything else, or may do so. A prompt does not. */
    public boolean isQuestion(String lastLine) {
        String text = lastLine.stripTrailing();
        return isSureQuestion(text)
                || ((text.endsWith(":") || text.endsWith("?"))
                        && QUESTION.matcher(text).matches()
                        && prompt(text).isEmpty());
    }

    /** Whether this last line is a question that is known whole, so that nothing more is to come: a choice, or one of the platform's own. */
    public boolean isSureQuestion(String lastLine) {
        String text = lastLine.stripTrailing();
        return !text.isEmpty()
                && (isChoice(text) || Patterns.anyMatches(questions, text))
                && prompt(text).isEmpty();
    }

    private static boolean isChoice(String text) {
        return (text.indexOf('[') >= 0 || text.indexOf('(') >= 0)
                && CHOICE.matcher(text).matches();
    }

    /** Whether this line says that the device refused what it was told. */
    public boolean isRefusal(String line) {
        return refusals.stream().anyMatch(each -> each.matcher(line).lookingAt())
                && harmless.stream().noneMatch(each -> each.matcher(line).lookingAt());
    }

    /**
     * Whether a command was refused. A refusal has a whole form: below the mark that points at the mistake, or with nothing else in the
     * answer. A line among others that only begins like one is data.
     */
    public boolean isRefused(String output) {
        Iterator<String> lines = output.lines().filter(each -> !each.isBlank()).iterator();
        boolean marked = false;
        String first = "";
        while (first.isEmpty() && lines.hasNext()) {
            String each = lines.next();
            if (MARK.matcher(each).matches()) {
                marked = true;
            } else {
                first = each;
            }
        }
        if (first.isEmpty() || !isRefusal(first)) {
            return false;
        }
        return marked
                || output.lines().filter(each -> !each.isBlank()).allMatch(this::isRefusal)
                || refusals.stream()
                        .anyMatch(each -> each.matcher(output.strip()).matches());
    }

    /** The filters, whole, that this can be short for; none if it is not known which the platform has. */
    public List<String> filtersMeant(String said) {
        return filters.stream()
                .map(Keyword::of)
                .filter(each -> each.isSaid(said))
                .map(Keyword::word)
                .toList();
    }

    /** Whether the device has logged this line; no answer to anything. */
    public boolean isLog(String line) {
        return log.matcher(line).lookingAt();
    }

    /** Whether the output pauses at this last line until a key is typed. */
    public boolean isPager(String lastLine) {
        return pager != null && pager.mark().matcher(lastLine).matches();
    }

    /** Whether this line above the prompt belongs to it. */
    public boolean isContext(String line) {
        return above.belongs(line);
    }

    /** What shows the configuration around a change, in lines that can be sent again where there is such a form; null if nothing does. */
    public @Nullable String proof() {
        return lines == null ? running : lines.send();
    }

    /** The lines of a configuration but for those that change by themselves, and blank ones before and after it. */
    public List<String> lasting(String configuration) {
        List<String> lines = configuration
                .lines()
                .filter(line -> !Patterns.anyMatches(fleeting, line.stripTrailing()))
                .toList();
        int from = 0;
        int to = lines.size();
        while (from < to && lines.get(from).isBlank()) {
            from++;
        }
        while (to > from && lines.get(to - 1).isBlank()) {
            to--;
        }
        return lines.subList(from, to);
    }

    /** The shortest way from mode to mode; nothing if there is none. Empty if there is nothing to do. */
    public Optional<List<Way>> way(String from, String to) {
        Map<String, List<Way>> found = new HashMap<>(Map.of(from, List.of()));
        ArrayDeque<String> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            String mode = next.remove();
            for (Way way : ways) {
                if (way.from().equals(mode) && !found.containsKey(way.to())) {
                    List<Way> path = new ArrayList<>(found.get(mode));
                    path.add(way);
                    found.put(way.to(), path);
                    next.add(way.to());
                }
            }
        }
        return Optional.ofNullable(found.get(to));
    }
}
