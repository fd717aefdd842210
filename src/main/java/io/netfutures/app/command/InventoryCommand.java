package io.netfutures.app.command;

import io.netfutures.app.work.Choice;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import io.netfutures.device.FileProblem;
import io.netfutures.inventory.InventoryFile;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code inventory}: writes an inventory in another format; contacts nothing. */
@Command(
        name = "inventory",
        description = {
            "Writes an inventory of any known format as a list for netmiko; contacts nothing.",
            "Passwords and other secrets are left out, unless --secrets is given."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  netfutures inventory convert routers.csv devices.yaml",
            "  netfutures inventory convert router.db - --secrets"
        })
@Heeds(always = {CommonOption.FORMAT, CommonOption.DEVICES, CommonOption.RUNS})
public final class InventoryCommand extends AbstractCommand {
    @Parameters(index = "0", paramLabel = "convert", description = "what to do; there is nothing else yet")
    String action = "";

    @Parameters(index = "1", paramLabel = "FROM", description = "a file or folder; see --inventory-format")
    Path from = Path.of("");

    @Parameters(index = "2", paramLabel = "TO", description = "a file that does not exist yet; - for the output")
    String to = "";

    @Option(names = "--secrets", description = "with passwords, in plain text; the file is for you alone")
    boolean secrets;

    @Override
    public Integer call() {
        if (!action.equals("convert")) {
            throw new UserError(ExitCode.USAGE, "write inventory convert FROM TO");
        }
        Choice chosen = root.choice();
        InventoryFile file = new Choice(
                        from, chosen.format(), chosen.devices(), chosen.exclude(), false, chosen.pick(), chosen.runs())
                .load(root.console(), false, root.interpreter().door());
        String text = secrets ? file.toNetmikoWithSecrets() : file.toNetmiko();
        if (to.equals("-")) {
            out().print(text);
        } else {
            write(root.console().directory().resolve(to), text);
        }
        int leftOut = secrets ? 0 : file.secrets();
        if (leftOut > 0) {
            root.console().complain("note: " + leftOut + " secrets are left out; --secrets writes them too");
        }
        long flawed = file.inventory().devices().stream()
                .filter(device -> device.flaw() != null)
                .count();
        if (flawed > 0) {
            root.console().complain("note: " + flawed + " devices cannot be used as they are; a comment says why");
        }
        return ExitCode.OK;
    }

    /** The file is made with its permissions, so that nobody else can open it before it has them. */
    private void write(Path file, String text) {
        try {
            boolean posix =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] mode = posix && secrets
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            Files.createFile(file, mode);
            Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, FileProblem.text(e));
        }
    }
}
