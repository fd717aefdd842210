/** A kept run as a page to hand over: one HTML file that needs nothing else. Read RunPage first. */
@NullMarked
package io.netfutures.app.report;

import org.jspecify.annotations.NullMarked;
