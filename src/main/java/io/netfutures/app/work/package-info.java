/**
 * What lives from one command to the next: the devices that were chosen and the way to them, the runs, the names of futures, what
 * Ctrl-C does, and what is written of it all. Read {@link io.netfutures.app.work.Workspace} first.
 */
@NullMarked
package io.netfutures.app.work;

import org.jspecify.annotations.NullMarked;
