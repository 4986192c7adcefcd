// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.cotmoc.fault.Text;

/** What a scalar without quotes may be taken for: YAML 1.2.2, chapter 10.3, of which JSON's literals are a part. */
final class CoreSchema {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern FRACTION = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
    private static final Pattern NOTHING = Pattern.compile("null|Null|NULL|~|");

    /** Longer ones are outside every range, and reading a million digits would take seconds. */
    private static final int MAX_DIGITS = 100;

    private static final BigInteger HUGE = BigInteger.TEN.pow(MAX_DIGITS);

    private CoreSchema() {}

    static Optional<BigInteger> findInteger(String text) {
        if (text.length() > MAX_DIGITS && DECIMAL.matcher(text).matches()) {
            return Optional.of(text.startsWith("-") ? HUGE.negate() : HUGE);
        } else if (DECIMAL.matcher(text).matches()) {
            return Optional.of(new BigInteger(text));
        } else if (OCTAL.matcher(text).matches()) {
            return Optional.of(new BigInteger(text.substring(2), 8));
        } else if (HEXADECIMAL.matcher(text).matches()) {
            return Optional.of(new BigInteger(text.substring(2), 16));
        }
        return Optional.empty();
    }

    static Optional<Boolean> findTruth(String text) {
        boolean yes = TRUE.matcher(text).matches();
        return yes || FALSE.matcher(text).matches() ? Optional.of(yes) : Optional.empty();
    }

    /** What a value is, in a word. */
    static Text kind(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return Text.of(scalar.form() == Node.Form.QUOTED ? "document.text" : kind(scalar.text()));
        }
        return Text.of(node instanceof Node.Mapping ? "document.object" : "document.list");
    }

    private static String kind(String text) {
        if (NOTHING.matcher(text).matches()) {
            return "document.nothing";
        } else if (findTruth(text).isPresent()) {
            return "document.truth";
        } else if (findInteger(text).isPresent()) {
            return "document.integer";
        }
        return FRACTION.matcher(text).matches() ? "document.fraction" : "document.text";
    }
}
