// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fault;

import java.util.Arrays;
import java.util.List;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of the bundle, not yet in any language.
 *
 * @param key its key in {@code text_vi.properties} and {@code text_en.properties}
 * @param arguments what stands at {@code {0}}, {@code {1}}, …; a {@link Text} among them is put into the same language
 */
public record Text(String key, List<Object> arguments) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");
    private static final String BUNDLE = "vn.cotmoc.fault.text";

    public Text {
        arguments = List.copyOf(arguments);
    }

    public static Text of(String key, Object... arguments) {
        return new Text(key, Arrays.asList(arguments));
    }

    /** Words that are the same in every language: a name, what another program said. */
    public static Text verbatim(String words) {
        return new Text("verbatim", List.of(words));
    }

    /** Whether the bundle has a sentence under this key. */
    public static boolean exists(String key) {
        return bundle(Language.EN).containsKey(key);
    }

    /**
     * The sentence in a language.
     *
     * @throws MissingResourceException when the bundle lacks the key, which a test rules out
     */
    public String in(Language language) {
        String sentence = bundle(language).getString(key);
        return PLACE.matcher(sentence).replaceAll(place -> {
            int number = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(number < arguments.size() ? word(number, language) : place.group());
        });
    }

    private String word(int number, Language language) {
        Object argument = arguments.get(number);
        return argument instanceof Text text ? text.in(language) : argument.toString();
    }

    /** All sentences of a language, for libraries that take them as a bundle. */
    public static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** In English, for logs. */
    @Override
    public String toString() {
        return in(Language.EN);
    }
}
