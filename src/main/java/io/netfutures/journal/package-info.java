/**
 * Files for other programs and for later: the results of devices, and recordings of their sessions. Read
 * {@link io.netfutures.journal.Recordings} first.
 */
@NullMarked
package io.netfutures.journal;

import org.jspecify.annotations.NullMarked;
