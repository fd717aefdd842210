package io.netfutures.app.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

public record Script(String name, List<Line> lines) {
    public record Line(int number, String text) {}

    public static Script read(Path file) {
        try {
            return of(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new ScriptException(file + ": there is no such file");
        }
    }

    public static Script of(String name, String text) {
        List<Line> lines = new ArrayList<>();
        int n = 0;
        for (String each : text.lines().toList()) {
            lines.add(new Line(++n, each));
        }
        return new Script(name, lines);
    }
}
