/**
 * The software of a simulated Cisco IOS router: a pure state machine from typed bytes to printed text, without sockets
 * or threads. Read {@link io.netfutures.lab.ios.IosSession} first, then the tables {@code ExecTable} and
 * {@code ConfigTable}.
 */
@NullMarked
package io.netfutures.lab.ios;

import org.jspecify.annotations.NullMarked;
