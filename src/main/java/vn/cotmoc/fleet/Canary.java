// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.time.Clock;

/** Watches the first nodes that a playlist was pushed to, to find out whether they play it. */
final class Canary {
    private static final long LOOK_MS = 2_000;
    /** A clip on air is played to its end, a player may just be replaced, a line be broken: so long is waited on top. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** What is wrong with a clip is but a warning where the filler stands in for it; here it is what we look for. */
    private static final String OF_A_CLIP = "clip-";

    private static final Set<String> WELL = Set.of("playing", "filler", "dark", "takeover");

    private final String sha256;
    private final Map<String, Set<String>> before;
    private final Language language;
    private final Clock clock;

    /**
     * Before it watches.
     *
     * @param sha256 of the payload that is to be on air
     * @param before the incidents that each node had open already when it was pushed to
     */
    Canary(String sha256, Map<String, Set<String>> before, Language language, Clock clock) {
        this.sha256 = sha256;
        this.before = Map.copyOf(before);
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

    enum Health {
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
            return health(status, before.getOrDefault(member.node(), Set.of()));
        } catch (Fault fault) {
            return Health.NOT_YET;
        }
    }

    /**
     * How a node that has the playlist on air does with it.
     *
     * @param before the incidents that it had open already
     */
    static Health health(JsonNode status, Set<String> before) {
        Health screens = StreamSupport.stream(status.path("screens").spliterator(), false)
                .map(Canary::health)
                .max(Comparator.naturalOrder())
                .orElse(Health.WELL);
        boolean trouble = incidents(status)
                .anyMatch(incident -> isSerious(incident)
                        && !before.contains(incident.path("id").asText()));
        return screens == Health.WELL && trouble ? Health.NOT_YET : screens;
    }

    /** The ids of the incidents that a node has open. */
    static Set<String> openIncidents(JsonNode status) {
        return incidents(status).map(incident -> incident.path("id").asText()).collect(Collectors.toSet());
    }

    private static Stream<JsonNode> incidents(JsonNode status) {
        return StreamSupport.stream(status.path("incidents").spliterator(), false);
    }

    private static boolean isSerious(JsonNode incident) {
        return incident.path("severity").asText().equals("fault")
                || incident.path("code").asText().startsWith(OF_A_CLIP);
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
