package io.netfutures.app.work;

import java.nio.file.Path;
import java.util.List;

/**
 * The settings of a run: how devices are reached, its limits, what is written about it, whether it is kept.
 *
 * @param templates folders where templates are looked for first, to judge what is expected of rows
 */
public record RunSettings(
        SiteSettings site, RunLimits limits, ReportSettings report, KeepSettings keep, List<Path> templates) {
    public static final RunSettings NONE =
            new RunSettings(SiteSettings.NONE, RunLimits.NONE, ReportSettings.NONE, KeepSettings.DEFAULT);

    public RunSettings {
        templates = List.copyOf(templates);
    }

    /** Settings with templates where they are looked for anyway. */
    public RunSettings(SiteSettings site, RunLimits limits, ReportSettings report, KeepSettings keep) {
        this(site, limits, report, keep, List.of());
    }

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
        return new RunSettings(site, limits, report, other, templates);
    }

    /** These settings, completed from {@code others}. */
    public RunSettings over(RunSettings others) {
        return new RunSettings(
                site.over(others.site),
                limits.over(others.limits),
                report.over(others.report),
                keep.over(others.keep),
                templates.isEmpty() ? others.templates : templates);
    }

    boolean quiet() {
        return report.quiet();
    }
}
