package io.netfutures.app.explain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How the routers R1, R2, R3 behave in a run, and how many of them are worked on at once.
 *
 * @param think how long each of them waits before it answers
 * @param refuses the number of the router that refuses the password, from 1; 0 for none
 * @param login how long each of them takes to check a password
 */
record Setting(int workers, List<Duration> think, int refuses, Duration login) {
    Setting {
        think = List.copyOf(think);
    }

    /** A setting with thinking times in milliseconds, in which no router refuses the password. */
    static Setting of(int workers, int one, int two, int three) {
        return new Setting(
                workers,
                List.of(Duration.ofMillis(one), Duration.ofMillis(two), Duration.ofMillis(three)),
                0,
                Duration.ZERO);
    }

    /** This setting with a router that refuses the password. */
    Setting refusedBy(int router) {
        return new Setting(workers, think, router, login);
    }

    /** This setting with another number of workers. */
    Setting withWorkers(int other) {
        return new Setting(other, think, refuses, login);
    }

    /** This setting with logins that take {@code millis} milliseconds. */
    Setting withLogin(int millis) {
        return new Setting(workers, think, refuses, Duration.ofMillis(millis));
    }

    /** {@code R1 thinks 1.20 s before it answers, R2 0.30 s, R3 0.60 s}. */
    String routers() {
        List<String> said = new ArrayList<>();
        for (int i = 1; i <= think.size(); i++) {
            String time = Times.text(think.get(i - 1));
            said.add("R" + i + " "
                    + (i == refuses
                            ? "refuses the password"
                            : said.isEmpty() ? "thinks " + time + " before it answers" : time));
        }
        return String.join(", ", said) + (login.isZero() ? "" : "; a login takes " + Times.text(login));
    }
}
