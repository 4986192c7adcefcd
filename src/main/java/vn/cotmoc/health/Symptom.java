// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Text;

/**
 * Something that looks wrong at this moment; whether it becomes an incident is for time to tell.
 *
 * @param screen null: it is about the node
 * @param words what stands in the gaps of {@code incident.CODE}
 */
public record Symptom(
        Trouble trouble, Severity severity, @Nullable String screen, List<String> words) {
    public Symptom {
        words = List.copyOf(words);
    }

    /**
     * What makes two of them one and the same trouble.
     *
     * @param subject what it is about beside the screen: a clip, a playlist; empty where there is only one
     */
    record Key(Trouble trouble, @Nullable String screen, String subject) {}

    /** Of the node as a whole. */
    public static Symptom of(Trouble trouble, Object... words) {
        return new Symptom(trouble, trouble.severity(), null, texts(words));
    }

    /** Of one screen, which is the first word. */
    public static Symptom on(String screen, Trouble trouble, Object... more) {
        List<String> words = new ArrayList<>(List.of(screen));
        words.addAll(texts(more));
        return new Symptom(trouble, trouble.severity(), screen, words);
    }

    /** The same, as bad as this. */
    public Symptom as(Severity other) {
        return new Symptom(trouble, other, screen, words);
    }

    Key key() {
        int subject = trouble.subject();
        return new Key(trouble, screen, subject >= 0 && subject < words.size() ? words.get(subject) : "");
    }

    Text sentence() {
        return new Text("incident." + trouble.code(), List.copyOf(words));
    }

    private static List<String> texts(Object... words) {
        return Arrays.stream(words).map(Object::toString).toList();
    }
}
