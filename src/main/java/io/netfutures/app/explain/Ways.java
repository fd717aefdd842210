package io.netfutures.app.explain;

import java.util.List;

/** One topic: its two ways, and what a pair of runs shows. */
interface Ways {
    /** Runs the first way; blocks until all its futures are done. */
    Trial one(Bench bench) throws Exception;

    /** Runs the second way. */
    Trial two(Bench bench) throws Exception;

    /** Why the two runs differed: every number and every claim in these sentences comes from them. */
    List<String> why(Trial one, Trial two);
}
