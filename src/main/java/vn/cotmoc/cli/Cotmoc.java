// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Text;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.SystemClock;

/** The program {@code cotmoc}. */
@Command(name = "cotmoc", mixinStandardHelpOptions = true, versionProvider = Version.class)
public final class Cotmoc extends CommandGroup {
    private enum Lang {
        VI,
        EN
    }

    @Option(names = "--lang", scope = ScopeType.INHERIT, paramLabel = "vi|en", descriptionKey = "lang")
    @SuppressWarnings("unused") // Console has looked for it before: here it is checked and explained.
    private Lang lang = Lang.VI;

    private Cotmoc(Console console) {
        super(console);
    }

    /**
     * Runs one command.
     *
     * @return the exit status: 0 it did what was asked, 1 refused or failed, 2 wrong usage
     */
    public static int run(NodeStarter starter, String... args) {
        return run(starter, System.getenv(), Console.stdout(), Console.stderr(), args);
    }

    /** The program's version, as its jar has it. */
    public static String version() {
        return Version.number();
    }

    static int run(
            NodeStarter starter, Map<String, String> environment, OutputStream out, OutputStream err, String... args) {
        Console console = Console.of(out, err, environment, Arrays.asList(args));
        FaultReport report = new FaultReport(console);
        Clock clock = new SystemClock();
        Cotmoc cotmoc = new Cotmoc(console);
        var line = new CommandLine(cotmoc);
        new Commands(console, starter, clock, environment, cotmoc::documentLanguage).addTo(line, args);
        return line.setResourceBundle(Text.bundle(console.language()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(console.out())
                .setErr(console.err())
                .setParameterExceptionHandler(report::wrongUsage)
                .setExecutionExceptionHandler(report::failure)
                .execute(args);
    }

    /** Of what is handed in, not of what is said meanwhile: Vietnamese unless English is asked for. */
    private Language documentLanguage() {
        return lang == Lang.EN ? Language.EN : Language.VI;
    }
}
