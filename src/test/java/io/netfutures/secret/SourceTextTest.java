package io.netfutures.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.device.SecretSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sources as they are written on a command line. */
class SourceTextTest {
    private static final Path HERE = Path.of("/srv/net");

    private static SecretSource parse(String text) {
        return SourceText.parse(text, "password", HERE, "/home/me");
    }

    @Test
    void each_kind_has_its_word() {
        assertThat(parse("prompt")).isEqualTo(new SecretSource.Prompt("password"));
        assertThat(parse("env:NET_PW")).isEqualTo(new SecretSource.Variable("NET_PW"));
        assertThat(parse("file:a b:c")).isEqualTo(new SecretSource.InFile(Path.of("/srv/net/a b:c")));
        assertThat(parse("file:~/.net")).isEqualTo(new SecretSource.InFile(Path.of("/home/me/.net")));
        assertThat(parse("command:pass show net/core"))
                .isEqualTo(new SecretSource.Command(List.of("pass", "show", "net/core"), HERE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "op read 'op://a b/c'  | [op, read, op://a b/c]",
                "a \"b c\"'d e'f       | [a, b cd ef]",
                "a \"\\\"\\\\ \\x\"    | [a, \"\\ \\x]",
                "a '\\'                | [a, \\]",
                "a\\ b \\'             | [a b, ']",
                "a '' $HOME * ; &x     | [a, , $HOME, *, ;, &x]",
                "  a\tb  c             | [a, b, c]",
            })
    void words_are_split_as_a_shell_splits_them_and_nothing_is_expanded(String text, String words) {
        assertThat(SourceText.words(text)).hasToString(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "hunter22          | this is no source of a secret; write prompt, env:NAME",
                "pass:hunter22     | this is no source of a secret",
                "env:              | env takes the name of a variable",
                "env:hunter-22     | env takes the name of a variable",
                "file:             | file takes a path",
                "command:          | command takes a program",
                "command:a 'hunter | a quote in the command is not closed",
                "Prompt            | this is no source of a secret",
            })
    void another_text_is_refused_and_not_shown_since_it_may_be_a_secret(String text, String said) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(said)
                .hasMessageNotContaining("hunter");
    }
}
