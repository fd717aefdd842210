package io.netfutures.inventory.ansible;

import io.netfutures.inventory.format.FileFormat;
import io.netfutures.inventory.format.RawDevice;
import io.netfutures.inventory.format.Source;
import io.netfutures.yaml.FileMistake;
import java.util.List;
import java.util.regex.Pattern;

/** Ansible's {@code hosts} or {@code inventory.ini}. */
public final class AnsibleIni implements FileFormat {
    private static final Pattern SECTION = Pattern.compile("\\s*\\[[^\\[\\]\\s,\"']+]\\s*([#;].*)?");
    private static final Pattern PAIR = Pattern.compile("[^#:{\\s][^#{\\s]*\\s+(.*\\s)?ansible_\\w+=.*");
    private static final Pattern YAML = Pattern.compile("\\s*(- .*|[\\w\"'.-]+:(\\s.*)?|\\{.*|---.*)");

    @Override
    public String name() {
        return "ansible-ini";
    }

    @Override
    public String description() {
        return "Ansible's hosts in INI form, with group_vars and host_vars beside it";
    }

    @Override
    public boolean fits(Source source) {
        List<String> said = source.beginning().stream()
                .filter(line -> !line.isBlank() && !line.matches("\\s*[#;].*"))
                .toList();
        if (!said.isEmpty() && SECTION.matcher(said.getFirst()).matches()) {
            return true;
        }
        boolean sections = said.stream().anyMatch(line -> SECTION.matcher(line).matches());
        boolean yaml = said.stream().anyMatch(line -> YAML.matcher(line).matches());
        return (sections && !yaml)
                || said.stream().anyMatch(line -> PAIR.matcher(line).matches());
    }

    @Override
    public List<RawDevice> read(Source source) throws FileMistake {
        return AnsibleDevices.of(IniReader.read(source.name(), source.text(), source.notes()), source);
    }
}
