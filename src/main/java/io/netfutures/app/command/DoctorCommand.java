package io.netfutures.app.command;

import io.netfutures.app.doctor.Doctor;
import io.netfutures.app.doctor.Finding;
import io.netfutures.app.doctor.Finding.Severity;
import io.netfutures.app.doctor.HostMachine;
import io.netfutures.app.work.Crew;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.RunLimits;
import io.netfutures.device.Printable;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code doctor}: says what will hurt before a run does. */
@Command(
        name = "doctor",
        description = {
            "Says what will hurt before a run does: limits of the machine, files and modes, host keys, keys, names, jump hosts.",
            "It asks the name server and dials jump hosts, up to their SSH identification; no device is contacted, nobody logs in.",
            "The exit code is 0 if nothing is bad."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  netfutures doctor -i devices.yaml", "  netfutures doctor -w 500 --offline"})
@Heeds(
        always = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB, CommonOption.DEVICES, CommonOption.RUNS
        })
public final class DoctorCommand extends AbstractCommand {
    private static final String LINE = "%-5s %-11s %s%n";

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N|auto",
            description = "devices at once that the run shall have (default: ${DEFAULT-VALUE}); auto is never too many")
    Crew workers = Crew.of(50);

    @Option(names = "--offline", description = "contact neither name servers nor jump hosts")
    boolean offline;

    @Override
    public Integer call() throws InterruptedException {
        RunLimits.check(workers);
        int atOnce = workers instanceof Crew.Fixed(int number) ? number : 1;
        List<Finding> findings =
                new Doctor(root.console(), root.choice(), HostMachine.here(), atOnce, !offline).findings();
        for (Finding each : findings) {
            out().printf(LINE, each.severity(), each.what(), Printable.line(each.detail()));
            if (!each.advice().isEmpty()) {
                out().printf(LINE, "", "", "-> " + Printable.line(each.advice()));
            }
        }
        long bad = count(findings, Severity.bad);
        out().println(count(findings, Severity.ok) + " ok, " + count(findings, Severity.warn) + " warn, " + bad
                + " bad");
        return bad == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(each -> each.severity() == severity).count();
    }
}
