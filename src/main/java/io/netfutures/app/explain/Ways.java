package io.netfutures.app.explain;

import java.util.List;

/** One topic: its two ways, and what a pair of runs shows. */
interface Ways {
    /** Runs the first way; blocks until all its futures are done. */
    Trial one(Bench bench) throws Exception;

    /** Runs the second way. */
    Trial two(Bench bench) throws Exception;

    /** Why they differed: sentences of which every number and every claim comes from these two runs. */
    List<String> why(Trial one, Trial two);
}
