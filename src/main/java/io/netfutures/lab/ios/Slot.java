package io.netfutures.lab.ios;

/**
 * Where in a configuration the settings of one command stand.
 *
 * @param row its place in the table of commands; configuration is shown in this order
 * @param pattern the command as its table writes it; {@code !} is a separator
 * @param key how many of its words tell one setting from another: a later command with the same key replaces the former,
 *     and {@code no} needs no more words than these
 */
record Slot(int row, String pattern, int key) {}
