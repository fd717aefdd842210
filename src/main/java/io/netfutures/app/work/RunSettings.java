package io.netfutures.app.work;

/** The settings of a run: how devices are reached, its limits, what is written about it, whether it is kept. */
public record RunSettings(SiteSettings site, RunLimits limits, ReportSettings report, KeepSettings keep) {
    public static final RunSettings NONE =
            new RunSettings(SiteSettings.NONE, RunLimits.NONE, ReportSettings.NONE, KeepSettings.DEFAULT);

    /** Settings with these limits, and nothing else given. */
    public static RunSettings of(RunLimits limits) {
        return new RunSettings(SiteSettings.NONE, limits, ReportSettings.NONE, KeepSettings.DEFAULT);
    }

    /** These settings for runs that leave nothing behind. */
    public RunSettings unkept() {
        return keeping(new KeepSettings(null, true));
    }

    /** These settings, with other ones about keeping. */
    public RunSettings keeping(KeepSettings other) {
        return new RunSettings(site, limits, report, other);
    }

    /** These settings, completed from {@code others}. */
    public RunSettings over(RunSettings others) {
        return new RunSettings(
                site.over(others.site), limits.over(others.limits), report.over(others.report), keep.over(others.keep));
    }

    boolean quiet() {
        return report.quiet();
    }
}
