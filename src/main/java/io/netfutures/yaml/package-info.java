/**
 * Reads YAML files that users write, within bounds, and keeps the place of each value, so that every mistake is reported with its
 * line. Read {@link io.netfutures.yaml.YamlFile} first. It uses SnakeYAML's events directly, because Jackson's YAML reader has
 * neither places nor merge keys, and converts unquoted secrets before they can be inspected.
 */
@NullMarked
package io.netfutures.yaml;

import org.jspecify.annotations.NullMarked;
