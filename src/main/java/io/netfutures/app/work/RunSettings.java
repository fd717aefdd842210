package io.netfutures.app.work;

/** What a command says of its run: how devices are reached, what bounds it, what is written of it. */
public record RunSettings(SiteSettings site, RunLimits limits, ReportSettings report) {
    public static final RunSettings NONE = new RunSettings(SiteSettings.NONE, RunLimits.NONE, ReportSettings.NONE);

    /** These limits, and nothing else. */
    public static RunSettings of(RunLimits limits) {
        return new RunSettings(SiteSettings.NONE, limits, ReportSettings.NONE);
    }

    /** These, and what they do not say from {@code others}. */
    RunSettings over(RunSettings others) {
        return new RunSettings(site.over(others.site), limits.over(others.limits), report.over(others.report));
    }

    boolean quiet() {
        return report.quiet();
    }
}
