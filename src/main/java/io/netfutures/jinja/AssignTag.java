package io.netfutures.jinja;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.SetTag;
import com.hubspot.jinjava.objects.Namespace;
import com.hubspot.jinjava.tree.parse.TagToken;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code set}, which refuses what cannot be meant. */
final class AssignTag extends SetTag {
    private static final long serialVersionUID = 1L;

    @Override
    public void executeSet(
            TagToken token,
            JinjavaInterpreter interpreter,
            String[] names,
            @Nullable List<?> values,
            boolean allowDeferredValueOverride) {
        try {
            assign(token, interpreter, names, values);
        } catch (Unusable e) {
            ((StrictInterpreter) interpreter).mistakeAt(token.getLineNumber(), Wording.of(e));
        }
    }

    private void assign(TagToken token, JinjavaInterpreter interpreter, String[] names, @Nullable List<?> values) {
        if (values == null) {
            // The mistake has been noted; the name is known nevertheless, so that it is told once.
            super.executeSet(token, interpreter, names, Collections.nCopies(names.length, ""), false);
            return;
        }
        if (names.length != values.size()) {
            throw new Unusable("there are " + names.length + " names for " + values.size()
                    + " values; a list stands in brackets, as {% set x = [1, 2] %}");
        }
        for (int i = 0; i < names.length; i++) {
            String name = names[i].strip();
            if (!name.matches("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)?")) {
                throw new Unusable("this cannot be set; write {% set name = value %}");
            }
            if (name.indexOf('.') > 0
                    && !(interpreter.getContext().get(name.substring(0, name.indexOf('.'))) instanceof Namespace)) {
                throw new Unusable(name + " cannot be set; before the loop write {% set "
                        + name.substring(0, name.indexOf('.')) + " = namespace(...) %}");
            }
            names[i] = name;
        }
        super.executeSet(token, interpreter, names, values, false);
    }
}
