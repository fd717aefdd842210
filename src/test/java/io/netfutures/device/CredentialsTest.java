package io.netfutures.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            cisco     | username cisco password 0 cisco     | username cisco password 0 ****
            cisco     | enable secret cisco                 | enable secret ****
            cisco     | Password: cisco                     | Password: ****
            cisco     | password = "cisco"                  | password = "****"
            cisco     | cisco IOS Software, (cisco), cisco1 | cisco IOS Software, (cisco), cisco1
            cisco     | cisco                               | cisco
            cisco     | no password for cisco is set        | no password for cisco is set
            hunter    | hunter                              | ****
            hunter    | \u180ehunter\u180e                  | \u180e****\u180e
            hunter    | hunter of bugs                      | hunter of bugs
            hunter-22 | at ftp://me:hunter-22@host          | at ftp://me:****@host
            hunter-22 | hunter-221                          | hunter-221
            12345678  | 12345678 packets                    | 12345678 packets
            hunter    | key hunter, key is hunter           | key ****, key is ****
            hunter    | monkey hunter                       | monkey hunter
            abc       | password abc                        | password abc
            """)
    void a_secret_is_masked_where_a_device_gives_it_away_and_no_word_of_an_answer_is(
            String secret, String said, String shown) {
        assertThat(Credentials.of("cisco", secret).maskEchoesIn("R1\n" + said + "\nend"))
                .isEqualTo("R1\n" + shown + "\nend");
    }

    @Test
    void of_a_secret_that_begins_with_another_nothing_is_shown() {
        Credentials both = new Credentials("cisco", Secret.of("hunter-22"), Secret.of("hunter-22-enable"), null, null);
        assertThat(both.maskEchoesIn("at hunter-22-enable, hunter-22.")).isEqualTo("at ****, ****.");
        assertThat(both.maskIn("hunter-22-enable hunter-22")).isEqualTo("**** ****");
    }
}
