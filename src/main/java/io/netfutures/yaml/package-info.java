/**
 * Reads YAML files that people write, within bounds, and knows where in a file each thing stands, so that every mistake is
 * told with its line. Read {@link io.netfutures.yaml.YamlFile} first. Uses SnakeYAML's events directly, because Jackson's YAML
 * reader knows neither places nor merge keys, and changes unquoted secrets before anybody can look.
 */
@NullMarked
package io.netfutures.yaml;

import org.jspecify.annotations.NullMarked;
