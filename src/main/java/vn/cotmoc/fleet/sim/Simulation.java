// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet.sim;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import vn.cotmoc.journal.Verified;
import vn.cotmoc.journal.sqlite.RecordDatabase;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playlist.Daypart;
import vn.cotmoc.playlist.TimeOfDay;
import vn.cotmoc.schedule.Screen;

/**
 * A fleet of two nodes and its office, for some days. The seed draws playlists, clocks and everything that goes wrong; the
 * same seed draws the same.
 */
public final class Simulation {
    private static final Instant BEGINNING = Instant.parse("2026-03-26T22:30:00Z");
    private static final int NODES = 2;
    private static final int FINDINGS_MOST = 5;
    private static final Duration LONGEST_TURN = Duration.ofSeconds(10);
    private static final Duration SHORTEST_TURN = Duration.ofMillis(20);
    private static final long HOUR_MS = 3_600_000;

    private final long seed;
    private final Random random;
    private final Instant end;
    private final SimulatedOffice office;
    private final Films films;
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final Map<String, Instant> upAgain = new HashMap<>();
    private final Map<String, Instant> diskWellAgain = new HashMap<>();
    private final List<String> findings = new ArrayList<>();
    private final long mishapEveryMs;
    private Instant now = BEGINNING;
    private Instant nextMishap;
    private long mishaps;

    private Simulation(long seed, Duration length, Path folder) {
        this.seed = seed;
        this.random = new Random(seed);
        this.end = BEGINNING.plus(length);
        films = new Films(random, "phim", 4 + random.nextInt(4));
        var foreign = new Films(random, "la", 3);
        office = new SimulatedOffice(folder, random, films, foreign);
        Map<String, Long> allowedMs = new HashMap<>();
        films.all().forEach(film -> allowedMs.put(film.sha256(), film.still() ? 0 : film.durationMs()));
        for (int i = 1; i <= NODES; i++) {
            nodes.add(node("nut-" + i, folder, allowedMs));
        }
        for (SimulatedNode node : nodes) {
            films.bringTo(node.store());
            foreign.bringTo(node.store());
        }
        mishapEveryMs = HOUR_MS / 10 + random.nextLong(8 * HOUR_MS);
        nextMishap = now;
    }

    /**
     * Runs one seed.
     *
     * @param folder empty, for the nodes' data and the office's; 5 MB a simulated day
     */
    public static Outcome run(long seed, Duration length, Path folder) {
        var simulation = new Simulation(seed, length, folder);
        try {
            return simulation.run();
        } finally {
            simulation.nodes.forEach(SimulatedNode::close);
            simulation.office.close();
        }
    }

    private SimulatedNode node(String name, Path folder, Map<String, Long> allowedMs) {
        var clock = new SimulatedClock(
                now, random.nextInt(2 * SimulatedClock.DRIFT_MOST_PPM) - SimulatedClock.DRIFT_MOST_PPM);
        List<Screen> screens = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            screens.add(new Screen("man-" + i, random.nextInt(3) == 0 ? hours() : null, SimulatedNode.ZONE));
        }
        return new SimulatedNode(name, folder.resolve(name), clock, screens, office::signers, allowedMs);
    }

    private Daypart hours() {
        return new Daypart(
                new TimeOfDay((4 + random.nextInt(4)) * 3600), new TimeOfDay((20 + random.nextInt(4)) * 3600));
    }

    private Outcome run() {
        nodes.forEach(this::bringOnAir);
        while (now.isBefore(end) && findings.size() < FINDINGS_MOST) {
            mend();
            if (!now.isBefore(nextMishap)) {
                mishap();
            }
            turn();
        }
        finish();
        long plays = nodes.stream().mapToLong(SimulatedNode::shown).sum();
        long foretold = nodes.stream().mapToLong(SimulatedNode::foretold).sum();
        return new Outcome(seed, plays, foretold, mishaps, findings);
    }

    /** A first playlist that is lost on its way is sent again: there would be nothing to see for hours. */
    private void bringOnAir(SimulatedNode node) {
        do {
            tell(node, office.push(node, now));
        } while (node.onAir().isEmpty() && findings.isEmpty());
    }

    private void turn() {
        Duration step = LONGEST_TURN;
        for (SimulatedNode node : nodes) {
            if (node.isUp()) {
                node.doWork().forEach(what -> tell(node, Optional.of(what)));
                step = shorter(step, node.calm());
            }
        }
        // Not always as soon as can be: a busy machine lets a loop wait.
        step = step.compareTo(SHORTEST_TURN) > 0 ? step : SHORTEST_TURN.plusMillis(random.nextInt(30));
        now = now.plus(step);
        for (SimulatedNode node : nodes) {
            node.clock().pass(step);
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Power and disks come back in their time. */
    private void mend() {
        for (SimulatedNode node : nodes) {
            if (!node.isUp() && !now.isBefore(upAgain.getOrDefault(node.name(), now))) {
                node.start();
            }
            if (node.isUp() && !now.isBefore(diskWellAgain.getOrDefault(node.name(), end))) {
                diskWellAgain.remove(node.name());
                node.disk(Optional.empty());
            }
        }
    }

    private void mishap() {
        nextMishap = now.plusMillis(1 + (long) (-Math.log(1 - random.nextDouble()) * mishapEveryMs));
        SimulatedNode node = nodes.get(random.nextInt(nodes.size()));
        if (!node.isUp()) {
            return;
        }
        mishaps++;
        String screen = node.screens().get(random.nextInt(node.screens().size()));
        switch (random.nextInt(12)) {
            case 0 -> {
                node.cutOff();
                upAgain.put(node.name(), now.plusMillis(500 + random.nextInt(120_000)));
            }
            case 1 -> node.kill(screen, Report.Cause.PROCESS);
            case 2 -> node.kill(screen, Report.Cause.DISPLAY);
            case 3 -> node.setClock(Duration.ofMillis(random.nextInt(1_200_000) - 600_000L), random.nextBoolean());
            case 4 -> node.setClock(Duration.ofMillis(random.nextInt(4_000) - 2_000L), random.nextBoolean());
            case 5 -> {
                node.disk(Optional.of(random.nextBoolean() ? "disk-full" : "database-busy"));
                diskWellAgain.put(node.name(), now.plusMillis(random.nextLong(3 * HOUR_MS)));
            }
            case 6 -> node.spoil(screen, oneButFiller(), random.nextBoolean());
            case 7, 8 -> tell(node, office.push(node, now));
            case 9 -> tell(node, office.forge(node, now));
            default -> tell(node, office.pull(node, false));
        }
    }

    /** The first and the last are filler: while they play, no wall need be bare. */
    private String oneButFiller() {
        List<Films.Film> all = films.all();
        return all.get(1 + random.nextInt(all.size() - 2)).sha256();
    }

    private void finish() {
        for (SimulatedNode node : nodes) {
            if (!node.isUp()) {
                node.start();
            }
            node.end().forEach(what -> tell(node, Optional.of(what)));
            tell(node, office.pull(node, true));
            node.close();
            try (RecordDatabase record = RecordDatabase.open(node.data().resolve("node.db"))) {
                Verified verified = record.verify(rows -> {});
                verified.findings().forEach(finding -> tell(node, Optional.of("node.db: " + finding)));
            }
        }
        office.verify().ifPresent(what -> findings.add("office: " + what));
    }

    private void tell(SimulatedNode node, Optional<String> what) {
        what.ifPresent(text -> findings.add("at=%s node=%s clock=%s: %s"
                .formatted(now, node.name(), node.clock().now().wall(), text)));
    }
}
