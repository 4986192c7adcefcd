// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.time.Clock;

/** Watches the first nodes that a playlist was pushed to, to find out whether they play it. */
final class Canary {
    private static final long LOOK_MS = 2_000;
    /** A clip on air is played to its end, a player may just be replaced, a line be broken: so long is waited on top. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final Set<String> WELL = Set.of("playing", "filler", "dark", "takeover");

    private final String sha256;
    private final Language language;
    private final Clock clock;

    /** @param sha256 of the payload that is to be on air */
    Canary(String sha256, Language language, Clock clock) {
        this.sha256 = sha256;
        this.language = language;
        this.clock = clock;
    }

    /**
     * Looks on for a time; at its end all must play it.
     *
     * @return the names of those that do not
     */
    List<String> watch(List<Fleet.Member> nodes, Duration time) {
        long beganNs = clock.now().monotonicNs();
        while (true) {
            List<Health> health = nodes.stream().map(this::health).toList();
            long passedNs = clock.now().monotonicNs() - beganNs;
            boolean well = health.stream().allMatch(Health.WELL::equals);
            if (well && passedNs >= time.toNanos()) {
                return List.of();
            }
            if (health.contains(Health.BROKEN) || passedNs >= time.plus(GRACE).toNanos()) {
                return IntStream.range(0, nodes.size())
                        .filter(i -> health.get(i) != Health.WELL)
                        .mapToObj(i -> nodes.get(i).node())
                        .toList();
            }
            Pause.ofMs(Math.min(LOOK_MS, Math.max(1, time.toMillis())));
        }
    }

    private enum Health {
        WELL,
        NOT_YET,
        /** It does not come right by itself. */
        BROKEN
    }

    private Health health(Fleet.Member member) {
        try {
            NodeAddress address = NodeAddress.read(member.url(), member.tokenFile(), member.certificateFile());
            NodeClient client = new NodeClient(address, language);
            JsonNode status = client.status(member.node());
            if (!status.at("/playlist/sha256").asText().equals(sha256)) {
                return isWaiting(client) ? Health.WELL : Health.NOT_YET;
            }
            return StreamSupport.stream(status.path("screens").spliterator(), false)
                    .map(Canary::health)
                    .max(Comparator.naturalOrder())
                    .orElse(Health.WELL);
        } catch (Fault fault) {
            return Health.NOT_YET;
        }
    }

    private static Health health(JsonNode screen) {
        String state = screen.path("state").asText();
        if (state.equals("fault")) {
            return Health.BROKEN;
        }
        boolean well = WELL.contains(state) && screen.at("/picture/advancing").asBoolean();
        return well ? Health.WELL : Health.NOT_YET;
    }

    /** A playlist of days to come cannot be seen on air yet: that it was accepted must do. */
    private boolean isWaiting(NodeClient client) {
        for (JsonNode version : client.playlists()) {
            if (version.path("sha256").asText().equals(sha256)) {
                return version.path("state").asText().equals("pending");
            }
        }
        return false;
    }
}
