package io.netfutures.inventory.ansible;

import io.netfutures.inventory.format.Layer.Rank;
import io.netfutures.yaml.Value.Entry;
import java.util.Map;

/**
 * Variables that stand in one place.
 *
 * @param of whose they are, for instance {@code group core}; empty if they are those of the host itself
 */
record Scope(Rank rank, String of, Map<String, Entry> variables) {}
