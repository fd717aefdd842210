/**
 * A task on many devices: which device starts when, what is reported, what ends the run. Read {@link io.netfutures.fleet.Fleet}
 * first: it carries out a {@link io.netfutures.fleet.Plan}, which is data, as a {@link io.netfutures.fleet.Run}, which can be
 * waited for, held and cancelled; its {@link io.netfutures.fleet.Event}s go to a listener. Nothing here knows command lines,
 * terminals or files.
 */
@NullMarked
package io.netfutures.fleet;

import org.jspecify.annotations.NullMarked;
