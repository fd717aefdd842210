package io.netfutures.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Secret;
import io.netfutures.secret.Keyring;
import io.netfutures.yaml.FileMistake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that ansible-vault has encrypted as a whole, as {@code group_vars/all/vault.yml}. Their password is vault-pass. */
@NullMarked
class VaultFilesTest {
    /** {@code ansible_password: hunter-22} and {@code ansible_user: cisco}, two lines. */
    private static final String VARIABLES = """
            $ANSIBLE_VAULT;1.1;AES256
            36333437396164363961303930623235383237376563386662613666393934313961326666623234
            3839383135313036353763393434636364313134386537390a643333626130663238303538303835
            38646539373565363832656436643837363364353738636363306635616661636263396537653962
            3163663339366630330a383362313163303335663464623165663336663831343130373434396365
            34643263343865393031356539393866353465653566613565656431326564613233326533363161
            30343133386163326333376134613337626331373938666530323763656131343232326330323761
            316638343865376562343534373566353564
            """;

    /** Only {@code hunter-22}. */
    private static final String NO_MAPPING = """
            $ANSIBLE_VAULT;1.1;AES256
            36333437396164363961303930623235383237376563386662613666393934313961326666623234
            3839383135313036353763393434636364313134386539370a306661636233636132353334393639
            38663063346434343232373735346261363734653361333366313433613634313361623236363964
            6231636461393439300a653930393236666235303333343361303130313435623133393333653939
            6638
            """;

    /** {@code ansible_port: hunter-22} and {@code ansible_network_os: hunter-33}, two lines. */
    private static final String FLAWED = """
            $ANSIBLE_VAULT;1.1;AES256
            32653461626363336534613530316630623863313864333766653266393361363635373737353764
            3238623536626637623933363436363136366232346135310a383439303130353130663432326439
            62396237613561626236333961393834353231633530633163626533623836623761663832333333
            3637653033663562610a306262616664306532643132373934353765643233366461363964313938
            66306330653634626363386532363530656637396336326564613665333962366539383039373937
            39636237663961306264643637386637356265663965353336326533653264656132323365613730
            343636316139343437356537343330363631
            """;

    @TempDir
    Path folder;

    private final List<String> questions = new ArrayList<>();
    private String answer = "vault-pass";

    private final Keyring.Asker asker = new Keyring.Asker() {
        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public Optional<Secret> ask(String question) {
            questions.add(question);
            return Optional.of(Secret.of(answer));
        }
    };

    private Path hosts;

    @BeforeEach
    void write() throws Exception {
        hosts = Files.writeString(folder.resolve("hosts"), """
                [core]
                r1 ansible_host=192.0.2.1
                r2 ansible_host=192.0.2.2
                [core:vars]
                ansible_network_os=cisco.ios.ios
                ansible_connection=network_cli
                """);
    }

    private void vault(String place, String text) throws Exception {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private InventoryFile load(@Nullable Keyring keyring) throws FileMistake {
        return InventoryFile.load(hosts, null, Map.of(), keyring);
    }

    private Keyring asking() {
        return new Keyring(Map.of(), asker, List.of());
    }

    private static List<String> passwords(InventoryFile file) {
        return file.inventory().devices().stream()
                .map(Device::credentials)
                .map(Credentials::password)
                .map(each -> Objects.requireNonNull(each).reveal())
                .toList();
    }

    @Test
    void variables_in_an_encrypted_file_are_read_and_its_password_is_asked_for_once() throws Exception {
        vault("group_vars/all/vault.yml", VARIABLES);
        vault("group_vars/core.yml", VARIABLES);
        vault("host_vars/r2", VARIABLES);

        InventoryFile file = load(asking());

        assertThat(passwords(file)).containsExactly("hunter-22", "hunter-22");
        assertThat(file.inventory().devices())
                .allMatch(each -> each.credentials().username().equals("cisco"));
        assertThat(questions).containsExactly("vault password: ");
        assertThat(file.toNetmiko()).doesNotContain("hunter-22");
    }

    @Test
    void its_password_comes_from_the_file_that_ansible_reads_too() throws Exception {
        vault("group_vars/all/vault.yml", VARIABLES);
        Path password = Files.writeString(folder.resolve("pass"), "vault-pass\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));

        InventoryFile file =
                InventoryFile.load(hosts, null, Map.of("ANSIBLE_VAULT_PASSWORD_FILE", password.toString()));

        assertThat(passwords(file)).containsExactly("hunter-22", "hunter-22");
    }

    @Test
    void an_inventory_may_be_encrypted_itself() throws Exception {
        Files.writeString(hosts, NO_MAPPING);
        assertThat(load(asking()).inventory().devices())
                .extracting(Device::name)
                .containsExactly("hunter-22");
    }

    @Test
    void without_its_password_it_is_an_error_that_says_which_file_and_what_to_do() throws Exception {
        vault("group_vars/all/vault.yml", VARIABLES);
        Path file = folder.resolve("group_vars/all/vault.yml");

        assertThatThrownBy(() -> load(new Keyring(Map.of(), Keyring.Asker.NONE, List.of())))
                .hasMessage(file + ":1:1: ansible-vault has encrypted this, and there is no terminal to ask for its"
                        + " password; use --vault-password-file FILE or $ANSIBLE_VAULT_PASSWORD_FILE");
        answer = "wrong";
        assertThatThrownBy(() -> load(asking())).hasMessage(file + ":1:1: the vault password does not open this");
        vault("group_vars/all/vault.yml", VARIABLES.substring(0, 60));
        assertThatThrownBy(() -> load(asking()))
                .hasMessageStartingWith(file + ":1:1: this ansible-vault value is damaged");
    }

    @Test
    void what_is_wrong_in_it_is_not_shown() throws Exception {
        vault("group_vars/all/vault.yml", NO_MAPPING);

        assertThatThrownBy(() -> load(asking()))
                .hasMessageStartingWith(folder.resolve("group_vars/all/vault.yml") + ":1:1: this cannot be used")
                .hasMessageContaining("look at it with ansible-vault view")
                .hasMessageNotContaining("hunter-22");
    }

    @Test
    void neither_a_note_nor_the_flaw_of_a_device_says_what_stands_in_it() throws Exception {
        vault("host_vars/r2.yml", FLAWED);
        Files.writeString(hosts, "r1 ansible_host=192.0.2.1 ansible_network_os=ios\nr2 ansible_host=192.0.2.2\n");

        InventoryFile file = load(asking());

        Path sealed = folder.resolve("host_vars/r2.yml");
        assertThat(file.notes())
                .containsExactly(sealed + ":2:21: there is something to note here; ansible-vault has encrypted the"
                        + " file, so what stands here is not shown; look at it with ansible-vault view (and at 1 more"
                        + " places)");
        assertThat(file.inventory().devices())
                .extracting(Device::flaw)
                .containsExactly(
                        null,
                        "this cannot be used; ansible-vault has encrypted the file, so what stands here is not shown;"
                                + " look at it with ansible-vault view");
        assertThat(file.toNetmiko()).contains("r2 cannot be used: this cannot be used");
    }

    @Test
    void it_is_left_out_with_a_note_where_nobody_is_asked() throws Exception {
        vault("group_vars/all/vault.yml", VARIABLES);

        InventoryFile file = load(null);

        assertThat(file.inventory().size()).isEqualTo(2);
        assertThat(file.notes())
                .anyMatch(note ->
                        note.contains("vault.yml:1") && note.contains("encrypted with ansible-vault, and left out"));
    }

    @Test
    void nothing_is_written_beside_it() throws Exception {
        vault("group_vars/all/vault.yml", VARIABLES);
        List<String> before = files();
        load(asking());
        assertThat(files()).isEqualTo(before);
    }

    private List<String> files() throws Exception {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                found.add(file + " " + Files.readString(file));
            }
        }
        return found;
    }
}
