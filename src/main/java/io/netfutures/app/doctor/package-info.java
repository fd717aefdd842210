/** What will hurt before a run does: small checks of the machine, of the user's files, and of the way to the devices. */
@NullMarked
package io.netfutures.app.doctor;

import org.jspecify.annotations.NullMarked;
