/** What became of devices and what was said to them, written for other programs and for later. Read {@link io.netfutures.journal.Recordings} first. */
@NullMarked
package io.netfutures.journal;

import org.jspecify.annotations.NullMarked;
