package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links of the documents: each leads to a file, and from the README a way leads to every page. */
class PagesTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!\\w+:)([^)#\\s]+)[^)]*\\)");

    private final Set<Path> reached = new TreeSet<>();
    private final List<String> dead = new ArrayList<>();

    @Test
    void every_page_is_reached_from_the_readme_by_links_that_lead_somewhere() throws Exception {
        Path root = Path.of("").toAbsolutePath();
        Deque<Path> left = new ArrayDeque<>(List.of(root.resolve("README.md")));
        while (!left.isEmpty()) {
            Path page = left.remove();
            if (reached.add(page)) {
                left.addAll(linked(page));
            }
        }
        assertThat(dead).isEmpty();
        try (Stream<Path> pages = Files.walk(root.resolve("src/site/markdown"))) {
            assertThat(reached)
                    .containsAll(pages.filter(page -> page.toString().endsWith(".md"))
                            .toList());
        }
    }

    private List<Path> linked(Path page) throws IOException {
        List<Path> pages = new ArrayList<>();
        LINK.matcher(Files.readString(page)).results().forEach(link -> {
            Path target = page.resolveSibling(link.group(1)).normalize();
            if (!Files.exists(target)) {
                dead.add(page + ": " + link.group(1));
            } else if (target.toString().endsWith(".md")) {
                pages.add(target);
            }
        });
        return pages;
    }
}
