/**
 * Sets of names in the syntax of ClusterShell's {@code nodeset}: {@code r[1-3,7]}. Knows nothing of devices. Begin at
 * {@link io.netfutures.nodeset.NodeSet}.
 */
@NullMarked
package io.netfutures.nodeset;

import org.jspecify.annotations.NullMarked;
