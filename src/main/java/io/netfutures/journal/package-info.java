/**
 * Files for other programs and for later: whole runs, the results of devices, and recordings of their sessions. Read
 * {@link io.netfutures.journal.RunStore} first.
 */
@NullMarked
package io.netfutures.journal;

import org.jspecify.annotations.NullMarked;
