/**
 * What lives from one command to the next: the chosen devices and the connections to them, the runs, the names of futures, the
 * handling of Ctrl-C, and the reports. Read {@link io.netfutures.app.work.Workspace} first.
 */
@NullMarked
package io.netfutures.app.work;

import org.jspecify.annotations.NullMarked;
