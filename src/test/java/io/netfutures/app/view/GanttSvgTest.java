package io.netfutures.app.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** A run as a picture, read by the JDK's XML parser. */
@NullMarked
class GanttSvgTest {

    @Test
    void bars_stand_where_their_times_are_on_the_axis() throws Exception {
        Document svg = parse(GanttSvg.of("map", GanttTest.MAP, MadeUpFuture.at(5.1), 10));
        List<Element> ticks = all(svg, "line", "tick");
        assertThat(all(svg, "text", "faint").subList(0, 6))
                .extracting(Element::getTextContent)
                .containsExactly("0", "1 s", "2 s", "3 s", "4 s", "5 s");
        double zero = number(ticks.get(0), "x1");
        double second = number(ticks.get(1), "x1") - zero;
        assertThat(zero).as("right of the labels").isGreaterThan(16 + 7 * "f1 R1 [0]".length());
        assertThat(number(ticks.get(5), "x1")).isCloseTo(zero + 5 * second, within(0.05));

        List<Element> steps = all(svg, "rect", "step");
        double[][] times = {
            {0, 0.2},
            {0.2, 0.5},
            {0.5, 5},
            {0, 0.2},
            {0.2, 0.5},
            {0.5, 1},
            {1, 1.2},
            {1.2, 1.5},
            {1.5, 1.7},
            {1.7, 2},
            {2, 3}
        };
        assertThat(steps).hasSize(times.length);
        for (int i = 0; i < times.length; i++) {
            assertThat(number(steps.get(i), "x")).isCloseTo(zero + times[i][0] * second, within(0.05));
            assertThat(number(steps.get(i), "width")).isCloseTo((times[i][1] - times[i][0]) * second, within(0.05));
        }
        Element waits = all(svg, "line", "waits").get(1);
        assertThat(number(waits, "x1")).isCloseTo(zero + second, within(0.05));
        assertThat(number(waits, "x2")).isCloseTo(zero + 5.06 * second, within(0.05));
        assertThat(steps.get(1).getTextContent()).isEqualTo("f1 R1: login, 0.200 s to 0.500 s");
    }

    @Test
    void the_ends_and_the_legend_are_there_in_words() throws Exception {
        Document svg = parse(GanttSvg.of("map", GanttTest.MAP, MadeUpFuture.at(5.1), 10));
        assertThat(all(svg, "text", "returned"))
                .extracting(Element::getTextContent)
                .containsExactly("✓returned, 5.000 s", "✓returned, 1.000 s");
        assertThat(all(svg, "text", "raised")).hasSize(1);
        assertThat(all(svg, "text", "cancelled")).hasSize(1);
        assertThat(all(svg, "text", "key"))
                .extracting(Element::getTextContent)
                .containsExactly("pending", "connect", "login", "command");
        assertThat(all(svg, "text", "label"))
                .extracting(Element::getTextContent)
                .containsExactly("f1 R1 [0]", "f2 R2 [1]", "f3 R3 [1]", "f4 R4 [1]", "f5 R5");
    }

    @Test
    void names_of_any_kind_make_no_broken_xml() throws Exception {
        String odd = "<R&1> \"'\u0000\u001b\ud800 路由器";
        Document svg = parse(GanttSvg.of(
                odd, List.of(MadeUpFuture.of("f<1>", odd).runs(0, 0, odd).view()), MadeUpFuture.at(1), 10));
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("<R&1> \"'\\u{0}\\u{1b}\\u{d800} 路由器");
        assertThat(all(svg, "text", "key").get(1).getTextContent()).startsWith("<R&1>");
    }

    @Test
    void nothing_is_loaded_from_elsewhere_and_both_colour_schemes_are_served() {
        String svg = GanttSvg.of("map", GanttTest.MAP, MadeUpFuture.at(5.1), 10);
        assertThat(svg)
                .contains("version=\"1.1\"", "prefers-color-scheme: dark")
                .doesNotContain("href", "url(", "@import", "<script");
        assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
    }

    @Test
    void no_bar_is_ever_negative_or_outside() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            List<FutureView> futures = MadeUpFuture.random(seed, seed);
            Document svg = parse(GanttSvg.of("run " + seed, futures, MadeUpFuture.at(seed - 5), 12));
            double height = number(svg.getDocumentElement(), "height");
            for (String name : List.of("step", "pending")) {
                for (Element bar : all(svg, "rect", name)) {
                    assertThat(number(bar, "width")).isNotNegative();
                    assertThat(number(bar, "x")).isNotNegative();
                    assertThat(number(bar, "x") + number(bar, "width")).isLessThanOrEqualTo(960);
                    assertThat(number(bar, "y")).isLessThan(height);
                }
            }
        }
    }

    @Test
    void of_too_many_it_shows_as_many_as_the_text_does() throws Exception {
        List<FutureView> many = IntStream.range(0, 50)
                .mapToObj(i -> MadeUpFuture.of("f" + i, "R" + i)
                        .runs(0, i, "")
                        .returns(i)
                        .view())
                .toList();
        Document svg = parse(GanttSvg.of("many", many, MadeUpFuture.at(60), 10));
        assertThat(all(svg, "text", "label")).hasSize(10);
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("40 of 50 futures are not shown: only the first 5, and the slowest 5 of the others.");
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> all(Document svg, String tag, String style) {
        var nodes = svg.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .filter(element -> element.getAttribute("class").equals(style))
                .toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
