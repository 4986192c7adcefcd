// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.journal.Archive;
import vn.cotmoc.journal.Counted;
import vn.cotmoc.journal.RowTime;

/** What a report asks of the kept counts is what one finds by going through the rows. */
@Tag("L3")
final class ArchiveQueryTest {
    private static final LocalDate BEGIN = LocalDate.parse("2026-01-01");
    private static final int DAYS = 100;
    private static final int PLAYS = 150;
    private static final List<String> CLIPS = List.of("mot", "hai", "ba", "hiem");
    private static final List<Integer> ZONES = List.of(7, -11, 14);

    private record Shown(String node, String clip, OffsetDateTime at, boolean complete) {
        LocalDate day() {
            return at.toLocalDate();
        }

        String json() {
            return """
                    {"type":"play","screen":"s","clip":"%s","topic":"t","language":"vi","source":"tinh","kind":"between",
                    "priority":"normal","outcome":"%s","proof":"none","startedAt":"%s","airtimeMs":1000}""".formatted(clip, complete ? "complete" : "cut", RowTime.text(at.toInstant(), at.getOffset()));
        }
    }

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("cotmoc.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void shouldAnswerAsTheRowsWould() throws Exception {
        List<Shown> all = new ArrayList<>();
        try (CentralDatabase central = CentralDatabase.create(folder.resolve("central.db"))) {
            for (int node = 0; node < ZONES.size(); node++) {
                all.addAll(taken(central, "nut-" + node, ZoneOffset.ofHours(ZONES.get(node))));
            }
            for (int i = 0; i < 30; i++) {
                LocalDate from = BEGIN.plusDays(random.nextInt(DAYS));
                LocalDate to = from.plusDays(random.nextInt(DAYS));
                Set<String> nodes = random.nextBoolean() ? Set.of("nut-0", "nut-1", "nut-2") : Set.of("nut-1");
                hold(central, all, from, to, nodes);
            }
        }
    }

    private List<Shown> taken(CentralDatabase central, String name, ZoneOffset zone) throws Exception {
        var node = new Node(name);
        List<Shown> plays = new ArrayList<>();
        for (int i = 0; i < PLAYS; i++) {
            String clip = CLIPS.get(random.nextInt(100) < 2 ? 3 : random.nextInt(3));
            OffsetDateTime at = BEGIN.atStartOfDay().atOffset(zone).plusMinutes(random.nextInt(DAYS * 1_440));
            var play = new Shown(name, clip, at, random.nextInt(3) > 0);
            plays.add(play);
            node.add(play.json());
        }
        central.take(name, node.rows(node.size()), node.head(node.size()), 0, Optional.empty(), rows -> {});
        return plays;
    }

    private void hold(CentralDatabase central, List<Shown> all, LocalDate from, LocalDate to, Set<String> nodes) {
        String asked = "seed=%d %s..%s %s".formatted(seed, from, to, nodes);
        List<Shown> within = all.stream()
                .filter(play -> !play.day().isBefore(from) && !play.day().isAfter(to))
                .toList();
        List<Shown> complete = within.stream().filter(Shown::complete).toList();

        assertThat(central.tallies(from, to).stream()
                        .collect(groupingBy(
                                tally -> tally.node()
                                        + tally.facts().clip()
                                        + tally.way().outcome(),
                                summingLong(Archive.Tally::plays))))
                .as(asked)
                .isEqualTo(within.stream()
                        .collect(groupingBy(
                                play -> play.node() + play.clip() + (play.complete() ? "complete" : "cut"),
                                summingLong(play -> 1))));
        assertThat(central.daysOperated(from, to))
                .as(asked)
                .isEqualTo(complete.stream()
                        .map(play -> new Archive.NodeDay(play.node(), play.node(), play.day()))
                        .collect(toSet()));
        assertThat(central.completed(from, to))
                .as(asked)
                .isEqualTo(complete.stream().collect(groupingBy(Shown::node, summingLong(play -> 1))));
        Set<Counted.Facts> facts =
                central.tallies(from, to).stream().map(Archive.Tally::facts).collect(toSet());
        assertThat(central.completePlays(from, to, nodes, facts).entrySet().stream()
                        .map(entry -> entry.getKey() + said(entry.getValue())))
                .as(asked)
                .containsExactlyInAnyOrderElementsOf(expected(complete.stream()
                        .filter(play -> nodes.contains(play.node()))
                        .toList()));
    }

    private static String said(Archive.CompletePlays plays) {
        return " %s %s %s"
                .formatted(
                        plays.first(),
                        plays.last(),
                        plays.row().json().path("startedAt").asText());
    }

    private static List<String> expected(List<Shown> plays) {
        Map<String, Shown> last = plays.stream()
                .collect(toMap(
                        Shown::clip,
                        Function.identity(),
                        BinaryOperator.maxBy(
                                Comparator.comparing((Shown play) -> play.at().toInstant())
                                        .thenComparing(Shown::node))));
        return last.values().stream()
                .map(play -> "%s %s %s %s"
                        .formatted(
                                play.clip(),
                                days(plays, play.clip())
                                        .min(Comparator.naturalOrder())
                                        .orElseThrow(),
                                days(plays, play.clip())
                                        .max(Comparator.naturalOrder())
                                        .orElseThrow(),
                                RowTime.text(play.at().toInstant(), play.at().getOffset())))
                .toList();
    }

    private static Stream<LocalDate> days(List<Shown> plays, String clip) {
        return plays.stream().filter(play -> play.clip().equals(clip)).map(Shown::day);
    }
}
