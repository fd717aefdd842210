package io.netfutures.inventory.ansible;

import io.netfutures.inventory.format.FileFormat;
import io.netfutures.inventory.format.RawDevice;
import io.netfutures.inventory.format.Source;
import io.netfutures.inventory.program.InventoryProgram;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.JsonText;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What an executable inventory, or {@code ansible-inventory}, prints for {@code --list}. A program that prints no {@code _meta} is
 * asked for the variables of each host with {@code --host}.
 */
public final class AnsibleList implements FileFormat {
    /** How long it may take to ask a program for all hosts. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "ansible-list";
    }

    @Override
    public String description() {
        return "what a program prints for --list: Ansible's dynamic inventory, in JSON";
    }

    @Override
    public boolean fits(Source source) {
        return source.text().stripLeading().startsWith("{") && DynamicGroups.fits(source.root());
    }

    @Override
    public List<RawDevice> read(Source source) throws FileMistake {
        Value root = JsonText.parse(source.name(), source.text()).orElse(null);
        if (!(root instanceof Entries groups)) {
            throw source.start().error("a dynamic inventory is a JSON object of groups");
        }
        boolean asked = InventoryProgram.is(source.file());
        long end = System.nanoTime() + LONGEST.toNanos();
        return AnsibleDevices.of(
                DynamicGroups.read(groups, host -> asked ? variables(source, host, end) : nothing(source)), source);
    }

    private static Value variables(Source source, String host, long end) throws FileMistake {
        Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
        byte[] printed = new InventoryProgram(source.file()).within(left).run("--host", host);
        String text = new String(printed, StandardCharsets.UTF_8);
        return JsonText.parse(source.name() + " --host", text).orElseGet(() -> nothing(source));
    }

    private static Value nothing(Source source) {
        return new Entries(source.start(), Map.of());
    }
}
