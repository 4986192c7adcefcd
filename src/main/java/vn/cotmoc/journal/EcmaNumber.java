// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A double as ECMAScript writes it (ECMA-262, Number::toString): the fewest digits that read back as the same double.
 * {@code Double.toString} of JDK 17 sometimes gives more than the fewest (JDK-4511638).
 */
final class EcmaNumber {
    /** Seventeen significant digits tell every double apart. */
    private static final int MOST_DIGITS = 17;

    private EcmaNumber() {}

    static String text(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("JSON has no " + value);
        }
        if (value == 0) {
            return "0";
        }
        return value < 0 ? "-" + positive(-value) : positive(value);
    }

    private static String positive(double value) {
        BigDecimal shortest = shortest(value).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        // The names of ECMA-262: the value is 0.DIGITS × 10^n.
        int n = digits.length() - shortest.scale();
        int k = digits.length();
        if (k <= n && n <= 21) {
            return digits + "0".repeat(n - k);
        }
        if (0 < n && n <= 21) {
            return digits.substring(0, n) + "." + digits.substring(n);
        }
        if (-6 < n && n <= 0) {
            return "0." + "0".repeat(-n) + digits;
        }
        String exponent = (n > 0 ? "e+" : "e-") + Math.abs(n - 1);
        return digits.charAt(0) + (k > 1 ? "." + digits.substring(1) : "") + exponent;
    }

    private static BigDecimal shortest(double value) {
        var exact = new BigDecimal(value);
        int digits = 0;
        BigDecimal rounded;
        do {
            digits++;
            rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        } while (digits < MOST_DIGITS && rounded.doubleValue() != value);
        return rounded;
    }
}
