// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Text;

/** A command as a page of the manual, in man(7)'s macros. */
final class ManualPage {
    private final CommandSpec command;
    private final Language language;
    private final StringBuilder page = new StringBuilder();

    ManualPage(CommandSpec command, Language language) {
        this.command = command;
        this.language = language;
    }

    /** {@code cotmoc-journal-verify.1}. */
    String fileName() {
        return name(command) + ".1";
    }

    String text() {
        line(".TH " + name(command).toUpperCase(Locale.ROOT) + " 1 \"\" \"Cột Mốc\"");
        section("name");
        line(escape(name(command)) + " \\- " + header(command));
        section("synopsis");
        line(escape(new Help(command, Help.defaultColorScheme(Help.Ansi.OFF))
                .synopsis(0)
                .strip()));
        List<ArgSpec> arguments = new ArrayList<>(command.positionalParameters());
        options().forEach(arguments::add);
        section("options");
        arguments.forEach(this::argument);
        List<CommandLine> below = below();
        if (!below.isEmpty()) {
            section("commands");
            below.forEach(each -> entry(each.getCommandSpec().qualifiedName(), header(each.getCommandSpec())));
        }
        section("exit");
        Stream.of("0", "1", "2").forEach(status -> entry(status, text("manual.exit-" + status)));
        section("see");
        line(seeAlso());
        return page.toString();
    }

    private Stream<OptionSpec> options() {
        return command.options().stream().filter(option -> !option.hidden());
    }

    private List<CommandLine> below() {
        return command.subcommands().values().stream()
                .filter(each -> !each.getCommandSpec().usageMessage().hidden())
                .distinct()
                .toList();
    }

    private void argument(ArgSpec argument) {
        String names = argument instanceof OptionSpec option ? String.join(", ", option.names()) : "";
        String label = argument.arity().max() == 0 ? "" : argument.paramLabel();
        entry((names + " " + label).strip(), String.join(" ", argument.description()));
    }

    private void entry(String term, String text) {
        line(".TP");
        line(".B " + escape(term));
        line(escape(text));
    }

    private String seeAlso() {
        Stream<CommandSpec> above = Stream.iterate(command.parent(), spec -> spec != null, CommandSpec::parent);
        Stream<CommandSpec> under = below().stream().map(CommandLine::getCommandSpec);
        return Stream.concat(above, under)
                .map(spec -> ".BR " + escape(name(spec)) + " (1)")
                .collect(Collectors.joining("\n"));
    }

    private static String header(CommandSpec spec) {
        return escape(String.join(" ", spec.usageMessage().header()));
    }

    private void section(String key) {
        line(".SH \"" + text("manual." + key) + "\"");
    }

    private String text(String key) {
        return Text.of(key).in(language);
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    private static String name(CommandSpec spec) {
        return spec.qualifiedName("-");
    }

    /** A hyphen that is typed, a backslash, and what would be a macro at the beginning of a line. */
    private static String escape(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("%n", " ");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
