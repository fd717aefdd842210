package io.netfutures.parse;

/**
 * A column of a table: a {@code Value} of the template.
 *
 * @param name as the template writes it
 * @param key whether it is part of what tells one row from another ({@code Key})
 * @param list whether its cells are lists ({@code List})
 */
public record Column(String name, boolean key, boolean list) {}
