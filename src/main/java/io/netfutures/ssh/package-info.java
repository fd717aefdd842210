/** Real devices: the SSH client, authentication and host keys. */
@NullMarked
package io.netfutures.ssh;

import org.jspecify.annotations.NullMarked;
