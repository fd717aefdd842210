package io.netfutures.inventory.format;

import io.netfutures.yaml.NameWords;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.util.List;

/** A value of a format in which everything is text, such as CSV. */
final class PlainValue {
    private PlainValue() {}

    /** The text as the value of this key of netmiko: text, but true or false, or a list, where only these make sense. */
    static Value value(String key, String text, Place place) {
        List<String> names = NetmikoKeys.LISTS.contains(key) ? NameWords.of(text) : List.of(text);
        if (!names.equals(List.of(text))) {
            return new Items(
                    place, names.stream().<Value>map(name -> text(name, place)).toList());
        }
        boolean truth =
                (NetmikoKeys.TRUTHS.contains(key) || key.equals("legacy")) && ScalarKind.of(text) == ScalarKind.BOOL;
        return new Scalar(place, text, truth ? ScalarKind.BOOL : ScalarKind.TEXT);
    }

    static Scalar text(String text, Place place) {
        return new Scalar(place, text, ScalarKind.TEXT);
    }
}
