package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.sshd.common.kex.AbstractDH;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.junit.jupiter.api.Test;

class Curve25519Test {
    private final AbstractDH ours = new Curve25519.Factory("curve25519-sha256").create();

    @Test
    void both_sides_find_the_same_secret() throws Exception {
        AbstractDH theirs = BuiltinDHFactories.curve25519.create();
        byte[] shown = ours.getE();
        ours.setF(theirs.getE());
        theirs.setF(shown);
        assertThat(ours.getK()).isEqualTo(theirs.getK()).isNotEmpty();
    }

    @Test
    void a_key_with_which_there_is_no_secret_is_refused() throws Exception {
        ours.getE();
        ours.setF(new byte[32]);
        assertThatThrownBy(ours::getK).isInstanceOf(IOException.class).hasMessageContaining("no secret");
    }

    @Test
    void a_key_of_another_length_is_refused() throws Exception {
        ours.getE();
        ours.setF(new byte[33]);
        assertThatThrownBy(ours::getK).isInstanceOf(IOException.class).hasMessageContaining("33 bytes");
    }
}
