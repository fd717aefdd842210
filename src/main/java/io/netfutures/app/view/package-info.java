/** How a run is drawn: pure functions from futures to lines of styled text. Read FutureView first. */
@NullMarked
package io.netfutures.app.view;

import org.jspecify.annotations.NullMarked;
