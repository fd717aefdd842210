package io.netfutures.app.view;

import io.netfutures.device.Printable;
import java.util.Locale;

/** A picture in the making: self-contained SVG 1.1, readable on white and on black. */
final class Svg {
    private static final String STYLE = """
              text { font: 13px ui-monospace, Menlo, Consolas, monospace; fill: #24292f; }
              .paper { fill: #ffffff; }
              .title { font-size: 16px; font-weight: bold; }
              .faint { fill: #57606a; }
              .tick { stroke: #d0d7de; stroke-width: 1; }
              @media screen and (prefers-color-scheme: dark) {
                text { fill: #e6edf3; }
                .paper { fill: #0d1117; }
                .faint { fill: #9198a1; }
                .tick { stroke: #3d444d; }
              }
            """;

    private final StringBuilder body = new StringBuilder();

    /** The rules that all pictures share, and then these. */
    static String css(String own) {
        return STYLE + own;
    }

    /** Adds elements, in which texts are escaped already. */
    void add(String elements) {
        body.append(elements);
    }

    /** Adds a text that begins there. */
    void text(String style, double x, double y, String words) {
        text(style, x, y, "start", words);
    }

    /** Adds a text whose {@code start}, {@code middle} or {@code end} is there. */
    void text(String style, double x, double y, String anchor, String words) {
        String aligned = anchor.equals("start") ? "" : " text-anchor=\"" + anchor + "\"";
        add("<text class=\"%s\" x=\"%s\" y=\"%s\"%s>%s</text>\n"
                .formatted(style, number(x), number(y), aligned, xml(words)));
    }

    /** The picture as an element of a page that has the {@linkplain #css rules}. */
    String element(String title, int width, int height) {
        return whole(title, width, height, "");
    }

    /** The picture as a file with these rules. */
    String file(String title, int width, int height, String css) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + whole(title, width, height, "<style type=\"text/css\">\n" + css + "</style>\n");
    }

    private String whole(String title, int width, int height, String style) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="%d" height="%d" viewBox="0 0 %d %d">
                <title>%s</title>
                %s<rect class="paper" width="%d" height="%d"/>
                %s</svg>
                """.formatted(width, height, width, height, xml(title), style, width, height, body);
    }

    static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    /** The text made printable, which removes all characters that XML forbids, and escaped. */
    static String xml(String text) {
        return Printable.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
