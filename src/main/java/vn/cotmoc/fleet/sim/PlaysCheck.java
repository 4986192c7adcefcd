// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds the rows of one screen against what was on its glass: each play once, in its order. A play that the machine went away
 * under may be there without a start or, where its intent could not be kept, not at all.
 */
final class PlaysCheck {
    private PlaysCheck() {}

    /** What is wrong; empty when rows and glass agree. */
    static Optional<String> check(List<GlassCheck.Glimpse> seen, List<JsonNode> rows) {
        var reached = new TreeSet<Integer>();
        reached.add(0);
        skipUnsure(reached, seen);
        for (JsonNode row : rows) {
            if (row.path("outcome").asText().equals("failed")
                    && row.path("reason").asText().equals("no-picture")) {
                continue;
            }
            var next = new TreeSet<Integer>();
            for (int at : reached) {
                if (at < seen.size()
                        && seen.get(at).sha256().equals(row.path("sha256").asText())) {
                    next.add(at + 1);
                }
                if (row.path("startedAt").isNull()) {
                    next.add(at);
                }
            }
            if (next.isEmpty()) {
                return Optional.of(
                        "row %s (%s, planned %s) is not what was on the glass: double, or the one before is missing"
                                .formatted(
                                        row.path("seq").asText(),
                                        row.path("clip").asText(),
                                        row.path("plannedStart").asText()));
            }
            skipUnsure(next, seen);
            reached = next;
        }
        return reached.contains(seen.size())
                ? Optional.empty()
                : Optional.of("%d of %d plays have a row, the others none".formatted(reached.last(), seen.size()));
    }

    private static void skipUnsure(Set<Integer> reached, List<GlassCheck.Glimpse> seen) {
        for (int from : List.copyOf(reached)) {
            for (int at = from; at < seen.size() && seen.get(at).unsure(); at++) {
                reached.add(at + 1);
            }
        }
    }
}
