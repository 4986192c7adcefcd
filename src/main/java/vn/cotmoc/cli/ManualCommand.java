// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Text;

/** Writes the manual pages and bash's completion for the package: made of the commands, so that they say what these do. */
@Command(name = "manual", hidden = true, mixinStandardHelpOptions = true)
final class ManualCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path out = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine top = spec.root().commandLine();
        try {
            for (Language language : Language.values()) {
                top.setResourceBundle(Text.bundle(language));
                writePages(top, folder(language), language);
            }
            Path completions = Files.createDirectories(out.resolve("bash-completion/completions"));
            Files.writeString(completions.resolve(top.getCommandName()), completion(top));
        } catch (IOException e) {
            throw Fault.retry("file-unwritable", out, e.toString()).causedBy(e);
        }
        return ExitCode.OK;
    }

    private Path folder(Language language) {
        return language == Language.EN ? out.resolve("man/man1") : out.resolve("man/vi/man1");
    }

    private static void writePages(CommandLine command, Path folder, Language language) throws IOException {
        Files.createDirectories(folder);
        var page = new ManualPage(command.getCommandSpec(), language);
        try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(folder.resolve(page.fileName() + ".gz")))) {
            file.write(page.text().getBytes(StandardCharsets.UTF_8));
        }
        for (CommandLine below : command.getSubcommands().values()) {
            if (!below.getCommandSpec().usageMessage().hidden()) {
                writePages(below, folder, language);
            }
        }
    }

    /** What picocli writes, without the moment at which it did: the same sources give the same package. */
    private static String completion(CommandLine top) {
        return AutoComplete.bash(top.getCommandName(), top).replaceAll("(?m)^# Generation Date:.*\\n", "");
    }
}
