package io.netfutures.app.explain;

import java.util.List;

/** One topic: its two ways, and what a pair of runs shows. */
interface Ways {
    /** Runs the first way; blocks until all its futures are done. */
    Run one(Bench bench) throws Exception;

    /** Runs the second way. */
    Run two(Bench bench) throws Exception;

    /** Why they differed: sentences of which every number and every claim comes from these two runs. */
    List<String> why(Run one, Run two);
}
