/**
 * Real devices: the SSH client, the routes to them, authentication and host keys. Read {@link io.netfutures.ssh.Ssh} first, then
 * {@code Route}, which says how to reach one device, and {@code Connection}, which connects to it.
 */
@NullMarked
package io.netfutures.ssh;

import org.jspecify.annotations.NullMarked;
