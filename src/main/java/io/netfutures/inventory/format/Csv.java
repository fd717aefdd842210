package io.netfutures.inventory.format;

import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table, as spreadsheets write it: a row of column names, then a row for each device. The names are netmiko's keys or words for
 * them; every value is text, an empty one none, and a column with another name is what else is known of the device.
 */
final class Csv implements FileFormat {
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String description() {
        return "a table with column names such as host,device_type";
    }

    @Override
    public boolean fits(Source source) {
        try {
            return source.isNamed(".csv", ".tsv") || hasHost(header(source));
        } catch (FileMistake ignored) {
            // What cannot be read as a table is none.
            return false;
        }
    }

    @Override
    public List<RawDevice> read(Source source) throws FileMistake {
        List<Scalar> header = header(source);
        if (header.isEmpty()) {
            return List.of();
        }
        if (!hasHost(header)) {
            throw header.getFirst()
                    .place()
                    .error("no column of this header holds the addresses; name one host, and that of the platforms"
                            + " device_type");
        }
        checkNames(header);
        CsvText text = new CsvText(source.name(), source.text(), separator(source));
        text.next();
        if (isSeparatorLine(source)) {
            text.next();
        }
        List<RawDevice> devices = new ArrayList<>();
        for (List<Scalar> row = text.next(); !row.isEmpty(); row = text.next()) {
            if (row.stream().anyMatch(field -> !field.text().isEmpty())) {
                devices.add(OwnWords.device(null, entry(header, row, source), Set.of(), source.platforms()));
            }
        }
        return devices;
    }

    private static Entries entry(List<Scalar> header, List<Scalar> row, Source source) throws FileMistake {
        if (row.size() != header.size()) {
            Scalar at = row.size() > header.size() ? row.get(header.size()) : row.getFirst();
            throw at.place()
                    .error("this row has " + row.size() + " fields, and the header " + header.size()
                            + "; a field with the separator in it needs quotes");
        }
        Map<String, Entry> keys = LinkedHashMap.newLinkedHashMap(row.size());
        for (int i = 0; i < row.size(); i++) {
            Scalar field = row.get(i);
            String column = header.get(i).text();
            if (field.text().isEmpty()) {
                continue;
            }
            if (column.isEmpty()) {
                throw field.place()
                        .error("the column of this value has no name in line "
                                + header.get(i).place().line());
            }
            String key = OwnWords.key(column);
            String text = key.equals("device_type")
                    ? PlatformNames.meant(field.text(), source.platforms()).orElse(field.text())
                    : field.text();
            keys.put(column, new Entry(field.place(), PlainValue.value(key, text, field.place())));
        }
        return new Entries(row.getFirst().place(), keys);
    }

    private static void checkNames(List<Scalar> header) throws FileMistake {
        Map<String, Scalar> seen = new HashMap<>();
        for (Scalar column : header) {
            Scalar before = column.text().isEmpty() ? null : seen.putIfAbsent(column.text(), column);
            if (before != null) {
                throw column.place()
                        .error("two columns are called \"" + YamlFile.shown(column.text()) + "\"; rename one");
            }
        }
    }

    private static boolean hasHost(List<Scalar> header) {
        return header.stream().map(Scalar::text).anyMatch(column -> {
                    String key = OwnWords.key(column);
                    return key.equals("host")
                            || key.equals("ip")
                            || OwnWords.normal(column).equals("hostname");
                })
                && header.size() > 1;
    }

    private static List<Scalar> header(Source source) throws FileMistake {
        CsvText text = new CsvText(source.name(), source.text(), separator(source));
        List<Scalar> first = text.next();
        return isSeparatorLine(source) ? text.next() : first;
    }

    /** Whether it begins with {@code sep=;}, as Excel writes it. */
    private static boolean isSeparatorLine(Source source) {
        return source.text().startsWith("sep=");
    }

    /** The one that the first row has most of. */
    private static char separator(Source source) {
        String first = source.beginning().stream()
                .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
                .findFirst()
                .orElse("");
        if (isSeparatorLine(source) && first.length() > 4) {
            return first.charAt(4);
        }
        char most = ',';
        long count = 0;
        for (char each : SEPARATORS) {
            long found = first.chars().filter(c -> c == each).count();
            if (found > count) {
                most = each;
                count = found;
            }
        }
        return most;
    }
}
