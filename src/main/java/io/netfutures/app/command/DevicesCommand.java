package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Table;
import io.netfutures.device.Device;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The command {@code devices}: lists the selected devices; contacts nothing. */
@Command(
        name = "devices",
        description = "Lists the devices of the inventory, or those that -d selects; contacts nothing.",
        footerHeading = "%n",
        footer = {"Example: netfutures devices -i devices.yaml -d 'r[1-3],!r2'"})
public final class DevicesCommand implements Callable<Integer> {
    @ParentCommand
    RootCommand root;

    @Override
    public Integer call() {
        List<Device> devices = root.interpreter()
                .openWorkspace()
                .map(root::chosen)
                .orElseGet(() -> root.choice().load(root.console(), false).inventory())
                .devices();
        Table table = new Table("DEVICE", "ADDRESS", "PORT", "PLATFORM", "USER", "GROUPS", "FROM");
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
        root.console().out().print(table);
        return ExitCode.OK;
    }
}
