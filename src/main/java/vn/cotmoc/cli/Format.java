// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.util.Locale;
import picocli.CommandLine.Option;

/** The option {@code --format} of commands that print data. */
final class Format {
    enum Form {
        TEXT,
        JSON;

        /** As it is written on the command line, and told in the help. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--format", paramLabel = "text|json", descriptionKey = "format", defaultValue = "text")
    private Form form = Form.TEXT;

    boolean isJson() {
        return form == Form.JSON;
    }
}
