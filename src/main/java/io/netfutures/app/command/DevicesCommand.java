package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Grid;
import io.netfutures.app.work.UserError;
import io.netfutures.device.Device;
import io.netfutures.device.FileProblem;
import io.netfutures.device.Inventory;
import io.netfutures.device.Printable;
import io.netfutures.inventory.Derivation;
import io.netfutures.inventory.InventoryFile;
import io.netfutures.journal.DeviceList;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The command {@code devices}: lists the selected devices; contacts nothing. */
@Command(
        name = "devices",
        description = {
            "Lists the devices of the inventory, or those that -d selects; contacts nothing.",
            "Behind the table stands what a selection is as a node set, on standard error."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  netfutures devices -i devices.yaml -d 'r[1-3]!r2'",
            "  netfutures devices -d site:ber --fold",
            "  netfutures devices -d @core --names",
            "  netfutures devices --format json | jq -r '.[].host'"
        })
public final class DevicesCommand implements Callable<Integer> {
    @ParentCommand
    RootCommand root;

    @ArgGroup
    @Nullable
    Form form;

    @Option(
            names = {"-S", "--separator"},
            paramLabel = "TEXT",
            description = "with --names: what stands between two names, instead of a line end")
    @Nullable
    String separator;

    @Option(
            names = "--explain",
            paramLabel = "NAME",
            description = "of one device, where each value stands, and what it takes precedence over")
    @Nullable
    String explained;

    /** A form for programs; the table is for people. */
    enum Format {
        json,
        ndjson,
        csv,
        yaml
    }

    /** Another form than the table. */
    static final class Form {
        @Option(
                names = {"-f", "--fold"},
                description = "prints only the names, folded: r[1-3,7]")
        boolean folded;

        @Option(
                names = {"-e", "--names"},
                description = "prints only the names, one a line")
        boolean names;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                description = "prints what is known of them, without secrets, for programs: ${COMPLETION-CANDIDATES}")
        @Nullable
        Format format;

        @Option(
                names = {"-c", "--count"},
                description = "prints only how many they are")
        boolean counted;
    }

    @Override
    public Integer call() {
        if (explained != null) {
            return explain(explained);
        }
        Inventory devices = root.interpreter()
                .openWorkspace()
                .map(root::chosen)
                .orElseGet(() -> root.choice()
                        .load(root.console(), false, root.interpreter().door())
                        .inventory());
        if (separator != null && form != null && !form.names) {
            throw new UserError(ExitCode.USAGE, "--separator is for names alone; leave it out, or print --names");
        }
        Format format = form == null ? null : form.format;
        if (format != null) {
            write(new DeviceList(devices.devices()), format);
        } else if (form == null && separator == null) {
            root.console().out().print(table(devices));
            if (isSelected(devices)) {
                root.console()
                        .err()
                        .println(Printable.line(devices.folded()) + ": " + devices.size()
                                + (devices.size() == 1 ? " device" : " devices"));
            }
        } else if (form != null && form.folded) {
            root.console().out().println(Printable.line(devices.folded()));
        } else if (form != null && form.counted) {
            root.console().out().println(devices.size());
        } else {
            List<String> names = devices.devices().stream()
                    .map(device -> Printable.line(device.name()))
                    .toList();
            root.console().out().println(String.join(separator == null ? System.lineSeparator() : separator, names));
        }
        return ExitCode.OK;
    }

    private void write(DeviceList list, Format format) {
        OutputStream out = root.console().out();
        try {
            switch (format) {
                case json -> list.json(out);
                case ndjson -> list.ndjson(out);
                case csv -> list.csv(out);
                case yaml -> list.yaml(out);
            }
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "this cannot be written: " + FileProblem.text(e));
        }
    }

    /** Whether these were chosen, by options or by {@code use}. */
    private boolean isSelected(Inventory devices) {
        return root.devices != null
                || root.exclude != null
                || root.pick != null
                || root.interpreter()
                        .openWorkspace()
                        .filter(open -> devices.size() < open.site().inventory().size())
                        .isPresent();
    }

    private static Grid table(Inventory devices) {
        Grid table = new Grid("DEVICE", "ADDRESS", "PORT", "PLATFORM", "USER", "GROUPS", "FROM");
        for (Device device : devices) {
            table.row(
                    device.name(),
                    device.address(),
                    Integer.toString(device.port()),
                    device.platform(),
                    device.credentials().username(),
                    String.join(",", device.groups()),
                    device.origin().toString());
        }
        return table;
    }

    private int explain(String set) {
        InventoryFile file = root.interpreter()
                .openWorkspace()
                .map(open -> open.site().file())
                .orElseGet(() -> root.choice()
                        .load(root.console(), false, root.interpreter().door()));
        Device device = one(set, file.inventory());
        List<Derivation> derivations = file.derivations(device.name());
        Grid table = new Grid("KEY", "VALUE", "AT", "FROM");
        for (Derivation each : derivations) {
            row(table, each.key(), each);
            each.over().forEach(lower -> row(table, "over", lower));
        }
        root.console().out().print(table);
        if (device.flaw() != null) {
            root.console().complain("note: it cannot be used: " + Printable.line(device.flaw()));
        }
        return ExitCode.OK;
    }

    private static Device one(String set, Inventory devices) {
        try {
            Inventory chosen = devices.select(set);
            if (chosen.size() > 1) {
                throw new UserError(
                        ExitCode.USAGE,
                        "--explain is about one device, and " + set + " are " + chosen.size() + ": "
                                + Printable.line(chosen.folded()));
            }
            return chosen.devices().getFirst();
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private static void row(Grid table, String key, Derivation each) {
        table.row(key, each.value(), each.place().toString(), each.from());
    }
}
