package io.netfutures.app.command;

import io.netfutures.app.work.Console;
import io.netfutures.app.work.TemplateSearch;
import io.netfutures.parse.Templates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option that says where templates are, for every command that makes tables of answers. */
final class TemplateOptions {
    @Option(
            names = "--templates",
            paramLabel = "FOLDER",
            description = "templates to take before all others, as of ntc-templates; may be repeated"
                    + " (see netfutures help templates)")
    List<Path> folders = new ArrayList<>();

    /** The options as they are typed, with a blank behind. */
    String typed() {
        return folders.stream().map(folder -> "--templates " + folder + " ").collect(Collectors.joining());
    }

    /** The templates there, and in the places where they are looked for anyway; blocks while they are opened. */
    Templates templates(Console console) {
        return TemplateSearch.at(console).templates(folders);
    }
}
