/** The script language, as far as it is text: words, quotes, comments, names. Knows no command. Read Statement first. */
@NullMarked
package io.netfutures.app.script;

import org.jspecify.annotations.NullMarked;
