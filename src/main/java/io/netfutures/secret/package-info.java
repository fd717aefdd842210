/**
 * Fetches secrets from where they are kept: the terminal, the environment, files, programs, ansible-vault. Read
 * {@link io.netfutures.secret.Keyring} first.
 */
@NullMarked
package io.netfutures.secret;

import org.jspecify.annotations.NullMarked;
