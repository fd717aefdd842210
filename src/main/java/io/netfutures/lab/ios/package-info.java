/**
 * The software of a simulated Cisco IOS router: a pure state machine from typed bytes to printed text, without sockets
 * or threads. Read {@link io.netfutures.lab.ios.IosSession} first, then the tables {@code ExecTable} and
 * {@code ConfigTable}; {@code VtyLine} is what a command sees of its line, and asks the questions, {@code [confirm]} among them.
 */
@NullMarked
package io.netfutures.lab.ios;

import org.jspecify.annotations.NullMarked;
