// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.text.Normalizer;
import java.util.OptionalInt;

/** Which characters a text may hold. */
final class Characters {
    private Characters() {}

    static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The first character that nobody sees and that may upset a page or a terminal; tabs and line breaks among them. */
    static OptionalInt findControl(String text) {
        return text.codePoints().filter(Characters::isControl).findFirst();
    }

    // Format characters (Cf) are not among them: Khmer is written with the zero-width space and the joiners.
    static boolean isControl(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || isNoncharacter(character);
    }

    private static boolean isNoncharacter(int character) {
        return (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
    }

    /** As Unicode writes it, without {@code U+}. */
    static String code(int character) {
        return "%04X".formatted(character);
    }
}
