/**
 * Jinja2 templates for lines of a configuration: one text, other values for each device. What is not defined is a mistake, and a template
 * reaches nothing but the values that it is given and the files beside it.
 */
@NullMarked
package io.netfutures.jinja;

import org.jspecify.annotations.NullMarked;
