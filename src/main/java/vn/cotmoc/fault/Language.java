// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fault;

import java.util.Locale;

/** The languages the program speaks. */
public enum Language {
    VI(Locale.forLanguageTag("vi-VN")),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** Vietnamese for {@code vi…}, English for everything else: the value of {@code LANG} or {@code --lang}. */
    public static Language of(String tag) {
        return tag.toLowerCase(Locale.ROOT).startsWith("vi") ? VI : EN;
    }
}
