package io.netfutures.jinja;

import java.util.List;

/**
 * What a template comes to with some values.
 *
 * @param lines without meaning if there are mistakes
 * @param mistakes in the order in which they were found
 * @param isEndless whether it was broken off because it did not come to an end
 */
public record Rendered(List<String> lines, List<JinjaMistake> mistakes, boolean isEndless) {}
