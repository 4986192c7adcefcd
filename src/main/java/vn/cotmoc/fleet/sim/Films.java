// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vn.cotmoc.media.MediaStore;
import vn.cotmoc.media.Sha256;

/** The media of a simulation: files of a few bytes that stand for films of a drawn length. Immutable. */
final class Films {
    private static final int LONGEST_S = 900;
    private static final int SHORTEST_S = 4;
    private static final int SHORT_S = 40;

    private final List<Film> films = new ArrayList<>();

    /** One film or, without a length of its own, one still. */
    record Film(String id, String content, boolean still, long durationMs) {
        String sha256() {
            return Sha256.of(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param count of films; a still comes on top */
    Films(Random random, String prefix, int count) {
        int longest = random.nextInt(4) == 0 ? SHORT_S : LONGEST_S;
        for (int i = 0; i < count; i++) {
            long ms = (SHORTEST_S + random.nextInt(longest)) * 1_000L + random.nextInt(1_000);
            films.add(film(prefix + i, false, ms));
        }
        films.add(film(prefix + "the", true, 10_000));
    }

    private static Film film(String id, boolean still, long durationMs) {
        return new Film(id, id + " " + durationMs, still, durationMs);
    }

    /** The films first, the still last. */
    List<Film> all() {
        return List.copyOf(films);
    }

    /** Brings all of them to a node. */
    void bringTo(MediaStore store) {
        try {
            for (Film film : films) {
                Path file = store.incoming().resolve(film.id());
                Files.writeString(file, film.content());
                store.arrive(file, film.sha256());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
