package io.netfutures.inventory.format;

import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.List;

/** A value of a format in which everything is text, such as CSV. */
final class Cell {
    private Cell() {}

    /** The text as the value of this key of netmiko: text, but true or false, or a list, where only these make sense. */
    static Value value(String key, String text, Place place) {
        if (NetmikoKeys.LISTS.contains(key) && text.matches(".*[\\s,;|].*")) {
            List<Value> words = new ArrayList<>();
            for (String word : text.split("[\\s,;|]+")) {
                if (!word.isEmpty()) {
                    words.add(text(word, place));
                }
            }
            return new Items(place, words);
        }
        boolean truth =
                (NetmikoKeys.TRUTHS.contains(key) || key.equals("legacy")) && ScalarKind.of(text) == ScalarKind.BOOL;
        return new Scalar(place, text, truth ? ScalarKind.BOOL : ScalarKind.TEXT);
    }

    static Scalar text(String text, Place place) {
        return new Scalar(place, text, ScalarKind.TEXT);
    }
}
