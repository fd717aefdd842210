package io.netfutures.parse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An index, and the names of the templates that it does not name. */
record IndexedNames(TemplateIndex index, TemplateNames others) implements TemplateCatalog {
    @Override
    public Optional<List<String>> find(String platform, String command) throws TemplateMistake {
        Optional<List<String>> found = index.find(platform, command);
        return found.isPresent() ? found : others.find(platform, command);
    }

    @Override
    public List<TemplateFolder.Entry> entries() {
        return Stream.concat(index.entries().stream(), others.entries().stream())
                .toList();
    }

    @Override
    public List<TemplateFolder.Entry> entries(String platform) throws TemplateMistake {
        return Stream.concat(index.entries(platform).stream(), others.entries(platform).stream())
                .toList();
    }
}
