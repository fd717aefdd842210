/**
 * Real devices: the SSH client, the ways to them, authentication and host keys. Read {@link io.netfutures.ssh.Ssh} first, then
 * {@code Route}, which says how one device is reached, and {@code Connection}, which goes there.
 */
@NullMarked
package io.netfutures.ssh;

import org.jspecify.annotations.NullMarked;
