// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.doctor;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.fault.Text;

/**
 * What was looked at, and how it is.
 *
 * @param code stable and kebab-case
 * @param cure what mends it, a command where there is one; null when nothing is wrong
 */
public record Finding(
        String code, Level level, Text sentence, @Nullable Text cure) {
    /** How bad it is. */
    public enum Level {
        OK,
        /** The node works, but not as well as it could. */
        WARNING,
        /** The node does not work like this. */
        ERROR;

        /** As JSON has it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Finding good(String code, Object... words) {
        return new Finding(code, Level.OK, Text.of("doctor." + code + ".good", words), null);
    }

    static Finding warning(String code, Object... words) {
        return bad(Level.WARNING, code, words);
    }

    static Finding error(String code, Object... words) {
        return bad(Level.ERROR, code, words);
    }

    private static Finding bad(Level level, String code, Object... words) {
        return new Finding(
                code, level, Text.of("doctor." + code + ".bad", words), Text.of("doctor." + code + ".cure", words));
    }

    /** What another room refused, in its words. */
    public static Finding of(Fault fault) {
        return new Finding(fault.code(), Level.ERROR, fault.sentence(), fault.hint());
    }

    /** The same, with what mends it on this machine. */
    static Finding of(Fault fault, Text cure) {
        return new Finding(fault.code(), Level.ERROR, fault.sentence(), cure);
    }

    /** An error in a file. */
    public static Finding of(Problem problem) {
        var sentence = Text.of("doctor.file.bad", problem.file(), problem.line(), problem.pointer(), problem.detail());
        return new Finding(problem.code(), Level.ERROR, sentence, problem.hint());
    }
}
