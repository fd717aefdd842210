/**
 * Tables out of texts: TextFSM templates, in the language of Google's {@code textfsm}, on the JVM. A pure function of text; it knows
 * nothing of devices. Begin at {@link io.netfutures.parse.Template}.
 */
@NullMarked
package io.netfutures.parse;

import org.jspecify.annotations.NullMarked;
