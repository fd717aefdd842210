/** What stands in a configuration, told from its text alone: which of some lines are not there yet. */
@NullMarked
package io.netfutures.configuration;

import org.jspecify.annotations.NullMarked;
