/** The configurations of devices as files that change only when a device was changed. */
@NullMarked
package io.netfutures.app.backup;

import org.jspecify.annotations.NullMarked;
