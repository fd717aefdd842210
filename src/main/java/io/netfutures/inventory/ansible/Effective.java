package io.netfutures.inventory.ansible;

import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the variables of one host come to. */
final class Effective {
    private static final List<String> NEEDED = ConnectionVariables.needed().toList();

    private final List<Scope> scopes;

    /** @param scopes the weakest first */
    Effective(List<Scope> scopes) {
        this.scopes = scopes;
    }

    List<Scope> scopes() {
        return scopes;
    }

    /** The entry that counts, or null if there is none or it is {@code null}. */
    @Nullable
    Entry entry(String variable) {
        for (Scope scope : scopes.reversed()) {
            Entry entry = scope.variables().get(variable);
            if (entry != null) {
                return entry.value() instanceof Scalar one && one.kind() == ScalarKind.NULL ? null : entry;
            }
        }
        return null;
    }

    /** The mistake of a template in a value that is needed. */
    Optional<FileMistake> jinja() {
        for (String each : NEEDED) {
            Entry entry = entry(each);
            if (entry != null && Jinja.isIn(entry.value())) {
                return Optional.of(entry.value()
                        .place()
                        .error(each + " is a Jinja template, which is never evaluated; write the value itself"));
            }
        }
        return Optional.empty();
    }

    /** The variables that others with the same meaning hide. */
    Set<String> hidden(Notes notes) {
        Set<String> hidden = new HashSet<>();
        for (List<String> same : ConnectionVariables.OF_KEY.values()) {
            String counts = null;
            for (String each : same.reversed()) {
                Entry entry = same.size() < 2 ? null : entry(each);
                if (entry != null && counts != null) {
                    hidden.add(each);
                    notes.add(entry.keyPlace(), counts + " is used, " + each + " is not, as in Ansible");
                } else if (entry != null) {
                    counts = each;
                }
            }
        }
        return hidden;
    }
}
