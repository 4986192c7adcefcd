// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.util.Map;
import java.util.Optional;
import vn.cotmoc.fault.Text;

/** What the parser wanted when it gave up, in the words of people who write playlists, not parsers. */
final class YamlExpectation {
    static final String TOO_DEEP = "too many levels";

    /** By a part of what SnakeYAML says (2.5, its scanner and parser). */
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("for indentation", "document.yaml-tab"),
            Map.entry("mapping values are not allowed", "document.yaml-colon"),
            Map.entry("expected ',' or ']'", "document.yaml-bracket"),
            Map.entry("expected ',' or '}'", "document.yaml-brace"),
            Map.entry("expected <block end>", "document.yaml-indent"),
            Map.entry("expected '<document start>'", "document.yaml-indent"),
            Map.entry("could not find expected ':'", "document.yaml-name"),
            Map.entry("found unexpected end of stream", "document.yaml-quote"),
            Map.entry("sequence entries are not allowed", "document.yaml-entry"),
            Map.entry("escape", "document.yaml-escape"),
            Map.entry(TOO_DEEP, "document.too-deep"));

    private static final String TAB = "\\t";

    private YamlExpectation() {}

    static Text of(String problem) {
        Optional<String> key = SENTENCES.keySet().stream()
                .filter(problem::contains)
                .findFirst()
                .map(SENTENCES::get);
        boolean otherCharacter = problem.contains("cannot start any token") && !problem.contains(TAB);
        return otherCharacter
                ? Text.of("document.yaml-start")
                : key.map(Text::of).orElse(Text.verbatim(problem));
    }
}
