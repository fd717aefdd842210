/** The sockets under MINA, for both sides of a connection. Read {@link io.netfutures.sockets.SocketService}. */
@NullMarked
package io.netfutures.sockets;

import org.jspecify.annotations.NullMarked;
