/**
 * The words and texts of the chapter's programs: Python's dicts, log lines and tracebacks, and netmiko's failures.
 */
@NullMarked
package io.netfutures.app.chapter;

import org.jspecify.annotations.NullMarked;
