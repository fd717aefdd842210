/** Commits of files in a git repository; the only package that knows JGit, whose classes are loaded when it is used. */
@NullMarked
package io.netfutures.app.git;

import org.jspecify.annotations.NullMarked;
