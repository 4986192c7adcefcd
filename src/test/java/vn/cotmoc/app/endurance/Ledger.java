// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app.endurance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rows that a node has kept, held against what was seen on its wall. */
final class Ledger {
    /** What was shorter may be missing on either side: a play that died before its first heartbeat has no airtime. */
    private static final long SURE_MS = 1_500;

    private final List<JsonNode> rows;

    private Ledger(List<JsonNode> rows) {
        this.rows = List.copyOf(rows);
    }

    /** What {@code cotmoc journal export} wrote. */
    static Ledger read(Path exported) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (Stream<Path> files = Files.walk(exported)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList()) {
                Files.readAllLines(file).forEach(line -> rows.add(parsed(line)));
            }
        }
        return new Ledger(rows);
    }

    /** Rows of a type, in the order in which things ended. */
    List<JsonNode> of(String type) {
        return rows.stream()
                .filter(row -> row.path("type").textValue().equals(type))
                .toList();
    }

    /** The last word on each incident that was not its end. */
    List<JsonNode> openIncidents() {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        of("incident").forEach(row -> last.put(row.path("id").asText(), row));
        return last.values().stream()
                .filter(row -> !row.path("event").textValue().equals("closed"))
                .toList();
    }

    /**
     * Each clip that was seen has one row, and each row of a clip was seen, in the same order.
     *
     * @return what has no counterpart, at its place; empty when all is well
     */
    List<String> differences(List<Wall.Appearance> seen) {
        List<JsonNode> plays = of("play").stream()
                .filter(play ->
                        play.path("clip").asText().startsWith(Show.clip(0).replace("0", "")))
                .toList();
        int[][] cost = costs(plays, seen);
        List<String> differences = new ArrayList<>();
        int row = 0;
        int sight = 0;
        while (row < plays.size() || sight < seen.size()) {
            boolean isPair = row < plays.size() && sight < seen.size() && isSame(plays.get(row), seen.get(sight));
            if (isPair && cost[row][sight] == cost[row + 1][sight + 1]) {
                row++;
                sight++;
            } else if (row < plays.size() && cost[row][sight] == cost[row + 1][sight] + weight(plays.get(row))) {
                if (weight(plays.get(row)) > 0) {
                    differences.add("row never seen: " + plays.get(row));
                }
                row++;
            } else {
                if (weight(seen.get(sight)) > 0) {
                    differences.add("seen without a row: " + seen.get(sight) + " after "
                            + (row == 0 ? "" : plays.get(row - 1)));
                }
                sight++;
            }
        }
        return differences;
    }

    /** How many sure ones have no counterpart at least, from each place on. */
    private static int[][] costs(List<JsonNode> plays, List<Wall.Appearance> seen) {
        int[][] cost = new int[plays.size() + 1][seen.size() + 1];
        for (int row = plays.size(); row >= 0; row--) {
            for (int sight = seen.size(); sight >= 0; sight--) {
                int least = row == plays.size() && sight == seen.size() ? 0 : Integer.MAX_VALUE;
                if (row < plays.size()) {
                    least = Math.min(least, cost[row + 1][sight] + weight(plays.get(row)));
                }
                if (sight < seen.size()) {
                    least = Math.min(least, cost[row][sight + 1] + weight(seen.get(sight)));
                }
                if (row < plays.size() && sight < seen.size() && isSame(plays.get(row), seen.get(sight))) {
                    least = Math.min(least, cost[row + 1][sight + 1]);
                }
                cost[row][sight] = least;
            }
        }
        return cost;
    }

    private static boolean isSame(JsonNode play, Wall.Appearance seen) {
        return play.path("clip").textValue().equals(Show.clip(seen.clip()));
    }

    private static int weight(JsonNode play) {
        return play.path("airtimeMs").longValue() >= SURE_MS ? 1 : 0;
    }

    private static int weight(Wall.Appearance seen) {
        return seen.ms() >= SURE_MS ? 1 : 0;
    }

    private static JsonNode parsed(String line) {
        try {
            return InstalledNode.read(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
