package io.netfutures.app.doctor;

import java.util.List;

/** One thing that is looked at before a run. */
@FunctionalInterface
public interface Check {
    /** What there is to say; never empty. Blocks for files, or as long as the check itself says. */
    List<Finding> findings() throws InterruptedException;
}
