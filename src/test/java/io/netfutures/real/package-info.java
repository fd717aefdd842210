/**
 * The tool against servers that others wrote: OpenSSH and dropbear on loopback, with bash behind them.
 *
 * <p>Start at {@link io.netfutures.real.RealServer}. Nothing of the machine is changed, and nothing needs root: see
 * {@link io.netfutures.real.Account}.
 */
@NullMarked
package io.netfutures.real;

import org.jspecify.annotations.NullMarked;
