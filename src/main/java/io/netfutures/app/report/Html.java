package io.netfutures.app.report;

import io.netfutures.app.view.GanttSvg;
import io.netfutures.device.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements and texts of an HTML document. Whatever is given as a text or as the value of an attribute stays one: markup in it is
 * escaped, and characters that show nothing or turn the direction of a line are made visible. Only what belongs to this program gets
 * onto the page as it is. Names of elements and attributes are literals of the caller. Not thread-safe.
 */
final class Html {
    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();

    Html(Writer out) throws IOException {
        this.out = out;
        out.write("<!DOCTYPE html>\n");
    }

    /** Begins an element; {@code attributes} are names, each before its value. */
    Html begin(String element, String... attributes) throws IOException {
        tag(element, attributes);
        open.push(element);
        return this;
    }

    /** Ends the innermost element that has begun. */
    Html end() throws IOException {
        String element = open.pop();
        out.write("</" + element + ">" + (element.equals("a") ? "" : "\n"));
        return this;
    }

    /** An element that has no end, such as {@code meta}. */
    Html single(String element, String... attributes) throws IOException {
        tag(element, attributes);
        out.write('\n');
        return this;
    }

    /** An element that holds only this text. */
    Html element(String element, String text, String... attributes) throws IOException {
        tag(element, attributes);
        out.write(escaped(text));
        out.write("</" + element + ">");
        return this;
    }

    Html text(String text) throws IOException {
        out.write(escaped(text));
        return this;
    }

    /** Lines from a device, as they are, with a line for each of them. */
    Html lines(String text, String... attributes) throws IOException {
        tag("pre", attributes);
        out.write('\n'); // a parser drops it; without it, it would drop the first empty line of the text
        out.write(escaped(text.replace("\r\n", "\n")));
        out.write("</pre>\n");
        return this;
    }

    Html style(Inline style) throws IOException {
        out.write("<style>" + style.text() + "</style>\n");
        return this;
    }

    Html script(Inline script) throws IOException {
        out.write("<script>" + script.text() + "</script>\n");
        return this;
    }

    Html picture(GanttSvg picture) throws IOException {
        out.write(picture.element());
        return this;
    }

    private void tag(String element, String... attributes) throws IOException {
        out.write("<" + element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.write(" " + attributes[i] + "=\"" + escaped(attributes[i + 1]) + "\"");
        }
        out.write(">");
    }

    private static String escaped(String text) {
        return Printable.text(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
