package io.netfutures.inventory.ansible;

import static io.netfutures.yaml.Fields.quoted;

import io.netfutures.device.Nearest;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an inventory in Ansible's INI format. */
final class IniReader {
    private static final Pattern SECTION = Pattern.compile("\\[([^:\\]\\s]+)(?::(\\w+))?]\\s*(?:#.*)?");
    private static final Pattern GROUP = Pattern.compile("([^:\\]\\s]+)\\s*(?:#.*)?");
    private static final Pattern SETTING = Pattern.compile("\\w+\\s+=.*");
    private static final String HOSTS = "hosts";
    private static final String VARS = "vars";
    private static final String CHILDREN = "children";

    private final AnsibleTree tree = new AnsibleTree();
    private final Notes notes;

    /** Groups that a section of hosts or of children declares, and those that are only spoken of. */
    private final Map<String, Place> declared = new LinkedHashMap<>();

    private final SequencedMap<String, FileMistake> undeclared = new LinkedHashMap<>();
    private AnsibleGroup group;
    private String state = HOSTS;

    private IniReader(Place start, Notes notes) {
        this.notes = notes;
        this.group = tree.group(AnsibleGroup.UNGROUPED, start);
        tree.group(AnsibleGroup.ALL, start);
        declared.put(AnsibleGroup.ALL, start);
        declared.put(AnsibleGroup.UNGROUPED, start);
    }

    /** Reads {@code text}; messages call it {@code name}. */
    static AnsibleTree read(String name, String text, Notes notes) throws FileMistake {
        IniReader reader = new IniReader(new Place(name, 1, 1), notes);
        int number = 0;
        for (String line : text.split("\r\n|[\r\n\u0085\u2028\u2029]", -1)) {
            number++;
            String said = line.strip();
            if (!said.isEmpty() && said.charAt(0) != '#' && said.charAt(0) != ';') {
                reader.line(said, new Place(name, number, line.indexOf(said) + 1));
            }
        }
        reader.undeclared.keySet().removeAll(reader.declared.keySet());
        if (!reader.undeclared.isEmpty()) {
            throw reader.undeclared.firstEntry().getValue();
        }
        reader.tree.finish();
        return reader.tree;
    }

    private void line(String line, Place place) throws FileMistake {
        Matcher section = SECTION.matcher(line);
        if (section.matches()) {
            section(section.group(1), section.group(2), place);
        } else if (line.startsWith("[") && line.endsWith("]") && !line.contains(":")) {
            throw place.error("this is not a section; a section is written [group], [group:vars] or [group:children],"
                    + " without blanks");
        } else {
            switch (state) {
                case HOSTS -> hosts(line, place);
                case VARS -> variable(line, place);
                default -> child(line, place);
            }
        }
    }

    private void section(String name, String said, Place place) throws FileMistake {
        state = said == null ? HOSTS : said;
        if (!List.of(HOSTS, VARS, CHILDREN).contains(state)) {
            throw place.error("there is no kind of section " + quoted(state)
                    + Nearest.hint(state, List.of(HOSTS, VARS, CHILDREN)) + "; write [" + YamlFile.shown(name) + "], ["
                    + YamlFile.shown(name) + ":vars] or [" + YamlFile.shown(name) + ":children]");
        }
        group = tree.group(name, place);
        if (!state.equals(VARS)) {
            declared.putIfAbsent(name, place);
        } else {
            undeclared.putIfAbsent(
                    name,
                    place.error("there is no group " + quoted(name) + Nearest.hint(name, declared.keySet())
                            + "; a section [" + YamlFile.shown(name) + "] must name its hosts"));
        }
    }

    private void hosts(String line, Place place) throws FileMistake {
        if (group.name().equals("defaults") && SETTING.matcher(line).matches()) {
            throw place.error("this is a setting, as in ansible.cfg, which is no inventory; name the file that its"
                    + " \"inventory =\" names");
        }
        List<ShellWords.Word> words = ShellWords.of(line, place);
        if (words.isEmpty()) {
            return;
        }
        HostPattern pattern = HostPattern.of(words.getFirst().text(), place);
        Map<String, Entry> variables = new LinkedHashMap<>();
        for (ShellWords.Word word : words.subList(1, words.size())) {
            pair(word, place, variables);
        }
        for (String name : pattern.names()) {
            if (name.startsWith("---")) {
                throw place.error("--- begins a YAML file; an INI file has no such line");
            }
            AnsibleHost host = tree.add(name, group, place);
            if (!pattern.port().isEmpty()) {
                host.variables()
                        .put("ansible_port", new Entry(place, new Scalar(place, pattern.port(), ScalarKind.INT)));
            }
            host.variables().putAll(variables);
        }
    }

    private void pair(ShellWords.Word word, Place line, Map<String, Entry> into) throws FileMistake {
        Place place = new Place(line.file(), line.line(), line.column() + word.column());
        int equals = word.text().indexOf('=');
        if (equals < 1) {
            throw place.error("a variable key=value was expected here; a value with blanks needs quotes, key='a b'");
        }
        if (word.cut()) {
            notes.add(place, "a # within a value begins a comment, as in Ansible; a value with # needs quotes");
        }
        String key = word.text().substring(0, equals);
        into.put(key, new Entry(place, PythonLiteral.value(word.text().substring(equals + 1), place)));
    }

    private void variable(String line, Place place) throws FileMistake {
        int equals = line.indexOf('=');
        if (equals < 1) {
            throw place.error("a variable key=value was expected here, since this section is called :vars");
        }
        String key = line.substring(0, equals).strip();
        String said = line.substring(equals + 1).strip();
        int column = said.isEmpty() ? equals + 1 : line.indexOf(said, equals + 1);
        Value value = PythonLiteral.value(said, new Place(place.file(), place.line(), place.column() + column));
        group.variables().put(key, new Entry(place, value));
    }

    private void child(String line, Place place) throws FileMistake {
        Matcher name = GROUP.matcher(line);
        if (!name.matches()) {
            throw place.error("the name of a group was expected here, since this section is called :children");
        }
        String child = name.group(1);
        undeclared.putIfAbsent(
                child,
                place.error("there is no group " + quoted(child) + Nearest.hint(child, declared.keySet())
                        + "; a section [" + YamlFile.shown(child) + "] must name its hosts"));
        tree.nest(tree.group(child, place), group, place);
    }
}
