// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Text;

/**
 * What a command speaks through. Both streams are UTF-8 whatever the machine's locale: a service without one shall not lose
 * its accents.
 *
 * @param json whether errors are to be objects
 */
record Console(PrintWriter out, PrintWriter err, Language language, boolean json) {
    /** In the order in which POSIX asks them; the first that is not empty holds. */
    private static final List<String> LOCALES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

    static Console of(OutputStream out, OutputStream err, Map<String, String> environment, List<String> args) {
        Language language = Language.of(values(args, "--lang")
                .findFirst()
                .orElseGet(() -> LOCALES.stream()
                        .map(name -> environment.getOrDefault(name, ""))
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .orElse("")));
        boolean json = values(args, "--format").anyMatch("json"::equalsIgnoreCase);
        return new Console(writer(out), writer(err), language, json);
    }

    static OutputStream stdout() {
        return new FileOutputStream(FileDescriptor.out);
    }

    static OutputStream stderr() {
        return new FileOutputStream(FileDescriptor.err);
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    // Looked for before the line is parsed: also what is wrong with the line is told in this language and form.
    private static Stream<String> values(List<String> args, String option) {
        Stream<String> apart = IntStream.range(1, args.size())
                .filter(i -> args.get(i - 1).equals(option))
                .mapToObj(args::get);
        Stream<String> joined = args.stream()
                .filter(arg -> arg.startsWith(option + "="))
                .map(arg -> arg.substring(option.length() + 1));
        return Stream.concat(apart, joined);
    }

    /** One line of text. */
    void say(String key, Object... arguments) {
        out.println(Text.of(key, arguments).in(language));
    }
}
