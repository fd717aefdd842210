package io.netfutures.session;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the command line of one kind of device behaves, as data. Patterns are matched against whole lines unless said
 * otherwise.
 *
 * @param names the netmiko {@code device_type}s that it stands for
 * @param prompt a last line that is a prompt, in any mode
 * @param privileged a prompt of privileged mode
 * @param quiet lines to send once, so that output is neither wrapped nor paged; none of them ever asks anything
 * @param enable what asks for privileged mode
 * @param passwordQuestion a last line that asks for a password or secret
 * @param userQuestion a last line that asks for a user name
 * @param refusal the start of a line that means that the device refused what it was told
 * @param question a last line that wants an answer before anything else
 * @param loginDialog a last line after login that is no prompt and wants a person
 * @param passwordExpired found in the text after login if a new password is wanted
 * @param sessionLimit found in the text after login if no terminal line is free
 * @param logLine the start of a line that the device logs into the session
 * @param pager a last line that waits for a key in the middle of an output
 * @param nextPage the key for the next page
 * @param leave what ends the session
 * @param configure what goes to configuration mode
 * @param configuring a prompt of that mode, whatever is being configured
 * @param configured what goes back from anywhere in it
 * @param save what keeps the configuration over a restart
 */
public record Platform(
        List<String> names,
        Pattern prompt,
        Pattern privileged,
        List<String> quiet,
        String enable,
        Pattern passwordQuestion,
        Pattern userQuestion,
        Pattern refusal,
        Pattern question,
        Pattern loginDialog,
        Pattern passwordExpired,
        Pattern sessionLimit,
        Pattern logLine,
        Pattern pager,
        String nextPage,
        String leave,
        String configure,
        Pattern configuring,
        String configured,
        String save) {

    /** Cisco IOS and IOS XE. */
    public static final Platform CISCO_IOS = new Platform(
            List.of("cisco_ios", "cisco_xe"),
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/-]*(\\([^()\\s]+\\))?[>#]"),
            Pattern.compile(".*#"),
            List.of("terminal width 511", "terminal length 0"),
            "enable",
            Pattern.compile("(?i).*(password|secret): ?"),
            Pattern.compile("(?i).*(username|login): ?"),
            Pattern.compile(
                    "%? ?(Command authorization failed|Authorization failed|Command rejected)"
                            + "|% ?(Invalid|Incomplete|Ambiguous|Unknown|Unrecognized|Bad|Access denied|Error|Specify|Permission)"),
            Pattern.compile("(?i).*(\\[confirm]|[\\[(](yes/no|y/n)[\\])][?:]?|]\\?|\\[[^\\]]*]:) ?"),
            Pattern.compile("(?i).*(press (return|any key|enter).*|[\\[(](yes/no|y/n)[\\])][?:]? ?)"),
            Pattern.compile("(?i)password (has |is )?(expired|must be changed)|enter (a |the )?new password"),
            Pattern.compile("(?i)(session limit|all lines).*(reached|in use|exceeded)"),
            Pattern.compile("(\\d+: )?[*.]?[A-Z][a-z]{2} +\\d+ .*: %[A-Z0-9_-]+-\\d-|%[A-Z0-9_-]+-\\d-"),
            Pattern.compile(" ?--More-- ?"),
            " ",
            "exit",
            "configure terminal",
            Pattern.compile(".*\\(.*\\)#"),
            "end",
            "write memory");

    private static final List<Platform> ALL = List.of(CISCO_IOS);

    /** The platform that an inventory calls so. */
    public static Optional<Platform> named(String name) {
        return ALL.stream().filter(each -> each.names.contains(name)).findFirst();
    }

    /** The names of all platforms that there are. */
    public static List<String> supported() {
        return ALL.stream().flatMap(each -> each.names.stream()).toList();
    }
}
