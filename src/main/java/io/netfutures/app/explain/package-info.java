/**
 * Why futures behave as they do, shown by doing: each topic is run in two ways on simulated routers, and what was measured is
 * told. Read Topic first, then Explanation.
 */
@NullMarked
package io.netfutures.app.explain;

import org.jspecify.annotations.NullMarked;
