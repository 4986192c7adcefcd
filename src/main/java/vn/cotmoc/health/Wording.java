// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Text;
import vn.cotmoc.journal.Incident;

/**
 * Incidents in words. The journal keeps them in Vietnamese, the language of the report; for whoever reads English the words
 * in the gaps are found again by the sentence's pattern. Pure, any thread.
 */
public final class Wording {
    /** Of the journal. */
    static final Language KEPT = Language.VI;

    private static final Pattern GAP = Pattern.compile("\\{(\\d+)}");

    private Wording() {}

    /** What is wrong; as it was kept where this version of the program does not know the sentence. */
    public static String sentence(Incident incident, Language language) {
        if (language == KEPT) {
            return incident.sentence();
        }
        return findWords(incident)
                .map(words -> new Text("incident." + incident.code(), List.copyOf(words)).in(language))
                .orElse(incident.sentence());
    }

    /** What to do about it; empty where this version does not know the code. */
    public static String hint(Incident incident, Language language) {
        String key = "incident." + incident.code() + ".hint";
        return Text.exists(key) ? Text.of(key).in(language) : "";
    }

    /** The symptom that an incident was opened for; empty where this version does not know the code. */
    static Optional<Symptom> findSymptom(Incident incident) {
        return Trouble.find(incident.code())
                .flatMap(trouble -> findWords(incident)
                        .map(words -> new Symptom(
                                trouble,
                                incident.severity().equals(Severity.FAULT.word()) ? Severity.FAULT : Severity.WARNING,
                                incident.screen(),
                                words)));
    }

    private static Optional<List<String>> findWords(Incident incident) {
        String key = "incident." + incident.code();
        if (!Text.exists(key)) {
            return Optional.empty();
        }
        String sentence = Text.bundle(KEPT).getString(key);
        var pattern = new StringBuilder();
        List<Integer> gaps = new ArrayList<>();
        Matcher gap = GAP.matcher(sentence);
        int end = 0;
        while (gap.find()) {
            pattern.append(Pattern.quote(sentence.substring(end, gap.start()))).append("(.*)");
            gaps.add(Integer.valueOf(gap.group(1)));
            end = gap.end();
        }
        pattern.append(Pattern.quote(sentence.substring(end)));
        Matcher kept = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(incident.sentence());
        return kept.matches() ? Optional.of(words(kept, gaps)) : Optional.empty();
    }

    private static List<String> words(Matcher kept, List<Integer> gaps) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < gaps.size(); i++) {
            while (words.size() <= gaps.get(i)) {
                words.add("");
            }
            words.set(gaps.get(i), kept.group(i + 1));
        }
        return words;
    }
}
