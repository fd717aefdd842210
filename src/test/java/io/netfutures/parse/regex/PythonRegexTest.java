package io.netfutures.parse.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Python takes otherwise than Java, and what it does not take. */
@NullMarked
class PythonRegexTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "[a[b]            ~ [             ~ true",
                "[a&&b]+$         ~ a&b           ~ true",
                "[]a]+$           ~ ]a            ~ true",
                "[^]a]            ~ ]             ~ false",
                "x{,2}$           ~ xx            ~ true",
                "x{,}$            ~ xxxx          ~ true",
                "x{}              ~ x{}           ~ true",
                "x{a}             ~ x{a}          ~ true",
                "\\d              ~ \u0663        ~ true",
                "(?a)\\d          ~ \u0663        ~ false",
                "\\w+$            ~ für_1         ~ true",
                "\\s              ~ \u00a0        ~ true",
                "\\s ~ \"\u001f\" ~ true",
                "[\\S]            ~ \u00a0        ~ false",
                "a\\b             ~ aé            ~ false",
                "a\\Z             ~ a             ~ true",
                "(?i)É            ~ é             ~ true",
                "(?ai)É           ~ é             ~ false",
                "(?x) a # b       ~ a             ~ true",
                "a(?#b)b          ~ ab            ~ true",
                "(?P<x>a)(?P=x)$  ~ aa            ~ true",
                "(a)\\1(?:1)$     ~ aa1           ~ true",
                "\\x41\\u0042\\103\\t?$ ~ ABC     ~ true",
                "\\N{DIGIT ONE}   ~ 1             ~ true",
                "(?:a++)a         ~ aaa           ~ false",
                "(?>a+)a          ~ aaa           ~ false",
                "^(?s:.)(?-s:.)   ~ ab            ~ true",
                "\\<a\\>          ~ <a>           ~ true",
                "(?i:a)B          ~ Ab            ~ false",
                "\\B              ~ ''            ~ false",
            })
    void it_matches_as_python_does(String pattern, String text, boolean matches) throws Exception {
        assertThat(PythonRegex.compile(pattern).matches(text.equals("''") ? "" : text))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "a**              ~ 2  ~ multiple repeat",
                "*a               ~ 0  ~ nothing to repeat",
                "(?:^*)           ~ 4  ~ nothing to repeat",
                "a{2,1}           ~ 1  ~ min repeat greater than max repeat",
                "(a               ~ 0  ~ missing ), unterminated subpattern",
                "a)               ~ 1  ~ unbalanced parenthesis",
                "[a               ~ 0  ~ unterminated character set",
                "[b-a]            ~ 1  ~ bad character range",
                "\\q              ~ 0  ~ bad escape \\q",
                "[\\Z]            ~ 1  ~ bad escape \\Z",
                "\\x1             ~ 0  ~ incomplete escape \\x1",
                "\\2(a)           ~ 0  ~ invalid group reference 2",
                "(a\\1)           ~ 2  ~ cannot refer to an open group",
                "(?P<a>b)(?P<a>c) ~ 12 ~ redefinition of group name 'a' as group 2; was group 1",
                "(?P<1>b)         ~ 4  ~ bad character in group name '1'",
                "(?P=x)           ~ 4  ~ unknown group name 'x'",
                "(?<n>a)          ~ 0  ~ unknown extension ?<n",
                "(?<=a*)b         ~ 0  ~ look-behind requires fixed-width pattern",
                "^(?i)a           ~ 1  ~ global flags not at the start of the expression",
                "(a)(?(1)b|c)     ~ 3  ~ conditional groups (?(...)...) are not supported here",
                "(?L)a            ~ 0  ~ bad inline flags: cannot use 'L' flag with a str pattern",
            })
    void it_refuses_what_python_refuses_with_its_words_and_place(String pattern, int position, String message) {
        assertThatThrownBy(() -> PythonRegex.compile(pattern))
                .isInstanceOfSatisfying(
                        RegexException.class,
                        refused -> assertThat(refused.position()).isEqualTo(position))
                .hasMessage(message);
    }

    @Test
    void groups_are_told_by_number_and_name_and_null_where_they_took_no_part() throws Exception {
        PythonRegex regex = PythonRegex.compile("(?P<one>a)|(?P<two>b)(c)?");
        Subject subject = new Subject();
        PythonRegex.Match match = regex.against(subject);
        subject.set("bc", 100);

        assertThat(match.matches()).isTrue();
        assertThat(regex.names()).extracting(Object::toString).containsExactly("one=1", "two=2");
        assertThat(match.group(1)).isNull();
        assertThat(match.group(2)).isEqualTo("b");
        assertThat(match.group(3)).isEqualTo("c");
    }

    @Test
    void groups_nested_without_end_are_an_error() {
        String pattern = "(".repeat(100_000) + ")".repeat(100_000);

        assertThatThrownBy(() -> PythonRegex.compile(pattern)).isInstanceOf(RegexException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a?", "(a|b)*", "x", "\\d+\\s", "(?:a)", "[^b]"})
    void many_parts_are_compiled_soon_or_refused(String part) {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            try {
                assertThat(PythonRegex.compile(part.repeat(100_000 / part.length()))
                                .names())
                        .isEmpty();
            } catch (RegexException refused) {
                assertThat(refused).hasMessage("it has too many parts");
            }
        });
    }
}
