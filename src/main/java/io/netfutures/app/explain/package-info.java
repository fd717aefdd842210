/**
 * Demonstrates why futures behave as they do: each topic is run in two ways on simulated routers, and the measurements are
 * explained. Read Topic first, then Explanation.
 */
@NullMarked
package io.netfutures.app.explain;

import org.jspecify.annotations.NullMarked;
