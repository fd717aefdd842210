package io.netfutures.app.report;

import io.netfutures.app.view.GanttSvg;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A style sheet or a script of this program, which the page holds as it is, and the only ones that a browser takes from the page. */
final class Inline {
    /** How the page and the timeline in it look. */
    static final Inline STYLE = new Inline(resource("page.css") + GanttSvg.css());

    /** The filter. */
    static final Inline SCRIPT = new Inline(resource("page.js"));

    private final String text;

    private Inline(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** The source that a content security policy allows, so that it allows no other. */
    String source() {
        return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text)) + "'";
    }

    private static String resource(String name) {
        try (InputStream in = Inline.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
