package io.netfutures.session;

import java.util.List;

/** What devices send, and the text that is left of it. */
record Streams(String name, String sent, String seen) {
    static final String ESC = "\u001b";

    /** As seen on devices; the prompt is the last line. */
    static List<Streams> ofDevices() {
        String iosErase = "\b".repeat(9) + " ".repeat(8) + "\b".repeat(9);
        return List.of(
                new Streams(
                        "IOS erases its pager mark with backspaces and blanks",
                        "R1#show ip route\r\nline 1\r\n --More-- " + iosErase + "line 2\r\n --More-- " + iosErase
                                + "\tline 3  \r\n --More-- " + iosErase + "\r\nR1#",
                        "R1#show ip route\nline 1\nline 2\n\tline 3  \n\nR1#"),
                new Streams(
                        "ASA returns, writes blanks and returns",
                        "\r\n\rasa1# show run\r\nASA Version 9.8\r\n<--- More --->\r" + " ".repeat(14)
                                + "\rhostname asa1\r\n<--- More --->\r" + " ".repeat(14) + "\r\r\n\rasa1# ",
                        "\nasa1# show run\nASA Version 9.8\nhostname asa1\n\nasa1# "),
                new Streams(
                        "Huawei goes 16 columns left, writes blanks and goes left again",
                        "<HW>display version\r\nVRP\r\n  ---- More ----" + ESC + "[16D" + " ".repeat(16) + ESC
                                + "[16Duptime\r\n<HW>",
                        "<HW>display version\nVRP\nuptime\n<HW>"),
                new Streams(
                        "Arista writes the mark in reverse video and erases the line",
                        ESC + "[5nsw1#show version\r\nArista\r\n" + ESC + "[7m --More-- " + ESC + "[27m" + ESC + "[K\r"
                                + ESC + "[KvEOS\r\n" + ESC + "[?1034hsw1#",
                        "sw1#show version\nArista\nvEOS\nsw1#"),
                new Streams(
                        "NX-OS ends the echo with two returns and writes the mark in reverse video",
                        "\r\n\rsw1# show clock\r\r\n12:00:00 UTC\r\n" + ESC + "[7m--More--" + ESC
                                + "[m\r        \rsecond\r\n\rsw1# ",
                        "\nsw1# show clock\n12:00:00 UTC\nsecond\nsw1# "),
                new Streams(
                        "RouterOS draws its prompt twice over a thousand blanks",
                        "\r\r\r\r[admin@r1] > " + " ".repeat(1000) + "\r[admin@r1] > " + ESC
                                + "[c/ip print\r[admin@r1] > /ip print" + ESC + "[K\r\n one\r\n\r\r\r\r[admin@r1] > "
                                + " ".repeat(1000) + "\r[admin@r1] > ",
                        "[admin@r1] > /ip print\n one\n[admin@r1] > "),
                new Streams("ProCurve draws everything in the last row of the screen", proCurve(), """
                        HP-2530# show version
                        Image stamp:    /ws/swbuildm
                                        Jul 18 2013
                        HP-2530# \
                        """),
                new Streams(
                        "less on VyOS erases its colon",
                        "vyos@r1:~$ show log\r\n" + ESC + "[?1h" + ESC + "=\rone" + ESC + "[m\r\ntwo" + ESC
                                + "[m\r\n:\r"
                                + ESC + "[Kthree" + ESC + "[m\r\n" + ESC + "[7m(END)" + ESC + "[27m" + ESC + "[K\r"
                                + ESC
                                + "[K" + ESC + "[?1l" + ESC + ">" + ESC + "[?2004hvyos@r1:~$ ",
                        "vyos@r1:~$ show log\none\ntwo\nthree\nvyos@r1:~$ "),
                new Streams(
                        "SR Linux redraws a prompt of two lines with a toolbar below",
                        "\r\n" + srlPrompt("") + "\r\n\r\nCurrent mode: running" + ESC + "[K" + ESC + "[2A\r" + ESC
                                + "[7C"
                                + ESC + "[1A\r" + ESC + "[J" + srlPrompt("show") + ESC + "[?25h\r" + ESC + "[11C\r\n"
                                + ESC + "[J" + "v23.10\r\n" + srlPrompt(""),
                        "\n--{ running }--[  ]--\nA:srl# show\nv23.10\n--{ running }--[  ]--\nA:srl# "),
                new Streams(
                        "Linux sets a title, colours and bracketed paste",
                        ESC + "]0;u@h: ~\u0007" + ESC + "[?2004h" + ESC + "[01;32mu@h" + ESC + "[00m:" + ESC
                                + "[01;34m~" + ESC + "[00m$ ls\r\n" + ESC + "[?2004l\ra\tb\r\n" + ESC + "]0;u@h: ~"
                                + ESC
                                + "\\u@h:~$ ",
                        "u@h:~$ ls\na\tb\nu@h:~$ "),
                new Streams(
                        "a terminal is probed for its size and nothing is written",
                        "login banner\r\nR1> " + ESC + "7" + ESC + "[999;999H" + ESC + "[6n" + ESC + "8" + ESC + "Z"
                                + ESC + "[9999B" + ESC + "[9999A" + ESC + "[0c" + ESC + "[9999B" + "\rR1> ",
                        "login banner\nR1> \nR1> "),
                new Streams(
                        "a device that ends its lines with a return alone",
                        "Welcome\rR1#show clock\r12:00\r12:01\r\rR1#",
                        "Welcome\nR1#show clock\n12:00\n12:01\n\nR1#"),
                new Streams(
                        "the five line ends seen",
                        "one\ntwo\r\nthree\r\r\nfour\n\rfive\r\n\rsix\r\r\r\nseven",
                        "one\ntwo\nthree\nfour\nfive\nsix\nseven"),
                new Streams(
                        "text of many languages",
                        "gr\u00fc\u00df \u20ac \ud83d\ude00\r\n\u4e2d\u6587\r\n#",
                        "gr\u00fc\u00df \u20ac \ud83d\ude00\n\u4e2d\u6587\n#"));
    }

    private static String srlPrompt(String typed) {
        return "--{ running }--[  ]--" + ESC + "[K\r\nA:srl# " + typed + ESC + "[?7h";
    }

    private static String proCurve() {
        String storm = "\033[1;24r\033[24;1H\033[24;1H\033[2K\033[24;1H\033[?25h\033[24;1H\033[24;1H";
        String prompt = "HP-2530# \033[24;1H\033[24;10H\033[24;1H\033[?25h\033[24;10H";
        return ("Press any key to continue\033[?25h\033[2J\033[?7l\033[3;23r\033[?6l\033[24;27H\033[?25h"
                        + "\033[24;27H\033[?6l\033[1;24r\033[?7l\033[2J\033[24;27H\033[1;24r\033[24;27H" + storm
                        + prompt
                        + "\033[24;10Hshow version\033[24;10H\033[?25h\033[24;22H\033[24;0H\033E\033[1L\033[1M\033[24;1H"
                        + "\033[24;22H\033[24;1H\033[2K\033[24;1H\033[?25h\033[24;1H\033[1;24r\033[24;1H"
                        + "Image stamp:    /ws/swbuildm\r\n\r                Jul 18 2013\r\n\r" + storm + prompt)
                .replace("\033", ESC);
    }

    @Override
    public String toString() {
        return name;
    }
}
