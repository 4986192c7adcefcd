// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.util.Arrays;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;

/** BCP 47 language tags. */
final class LanguageTag {
    private static final Set<String> TWO_LETTERS = new HashSet<>(Arrays.asList(Locale.getISOLanguages()));

    private LanguageTag() {}

    /**
     * Whether it is one: well formed, and a language of two letters is in ISO 639, so that {@code vn}, a country, is none.
     * The registry has no language of four letters or more.
     */
    static boolean isKnown(String text) {
        try {
            String language = new Locale.Builder().setLanguageTag(text).build().getLanguage();
            return switch (language.length()) {
                case 0 -> !text.isEmpty();
                case 2 -> TWO_LETTERS.contains(language);
                default -> language.length() == 3;
            };
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
