/** The sockets under MINA, for clients and servers alike. Read {@link io.netfutures.sockets.SocketService}. */
@NullMarked
package io.netfutures.sockets;

import org.jspecify.annotations.NullMarked;
