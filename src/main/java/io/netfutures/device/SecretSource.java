package io.netfutures.device;

import java.nio.file.Path;
import java.util.List;

/** Where a secret is kept that is fetched only when a device needs it. Holds no secret; equal sources hold the same secret. */
public sealed interface SecretSource {
    /** What to call it in messages, such as {@code the variable NET_PASSWORD}. Holds no secret. */
    String label();

    /**
     * Typed at the terminal, each text once.
     *
     * @param text what is asked for, such as {@code TACACS}
     */
    record Prompt(String text) implements SecretSource {
        @Override
        public String label() {
            return "the question \"" + Printable.line(text) + "\"";
        }
    }

    /** An environment variable. */
    record Variable(String name) implements SecretSource {
        @Override
        public String label() {
            return "the variable " + Printable.line(name);
        }
    }

    /** The only line of a file that nobody else may read. */
    record InFile(Path file) implements SecretSource {
        @Override
        public String label() {
            return "the file " + Printable.line(file.toString());
        }
    }

    /**
     * The first line that a program prints.
     *
     * @param words the program and its arguments; no shell reads them
     * @param folder the folder in which it runs
     */
    record Command(List<String> words, Path folder) implements SecretSource {
        public Command {
            words = List.copyOf(words);
        }

        @Override
        public String label() {
            return "the program " + program();
        }

        /** The program without its arguments. */
        public String program() {
            return Printable.line(words.getFirst());
        }
    }

    /** A value that ansible-vault has encrypted, with its header {@code $ANSIBLE_VAULT;1.1;AES256}. */
    record Vaulted(String envelope) implements SecretSource {
        @Override
        public String label() {
            return "an ansible-vault value";
        }
    }

    /** A value that netmiko-tools has encrypted, without the mark {@code __encrypt__}: salt and data in Base64, with a colon between. */
    record NetmikoTools(String encrypted) implements SecretSource {
        @Override
        public String label() {
            return "a value encrypted by netmiko-tools";
        }
    }
}
