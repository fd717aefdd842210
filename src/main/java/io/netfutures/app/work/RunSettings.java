package io.netfutures.app.work;

/** The settings of a run: how devices are reached, its limits, what is written about it. */
public record RunSettings(SiteSettings site, RunLimits limits, ReportSettings report) {
    public static final RunSettings NONE = new RunSettings(SiteSettings.NONE, RunLimits.NONE, ReportSettings.NONE);

    /** Settings with these limits, and nothing else given. */
    public static RunSettings of(RunLimits limits) {
        return new RunSettings(SiteSettings.NONE, limits, ReportSettings.NONE);
    }

    /** These settings, completed from {@code others}. */
    RunSettings over(RunSettings others) {
        return new RunSettings(site.over(others.site), limits.over(others.limits), report.over(others.report));
    }

    boolean quiet() {
        return report.quiet();
    }
}
