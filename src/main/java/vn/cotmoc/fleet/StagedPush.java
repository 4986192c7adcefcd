// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fleet.Round.Outcome;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.trust.Sealing.Sealed;
import vn.cotmoc.time.Clock;

/**
 * One sealed playlist for all nodes of a fleet that it names: to a few first, and to the others only when those play it.
 */
public final class StagedPush {
    private final Sealed sealed;
    private final Playlist playlist;
    private final UnfinishedUploads unfinished;
    private final Language language;
    private final Clock clock;
    private final Map<String, Set<String>> troublesBefore = new ConcurrentHashMap<>();

    /** @param language of what the nodes say */
    public StagedPush(Sealed sealed, UnfinishedUploads unfinished, Language language, Clock clock) {
        this.sealed = sealed;
        this.playlist = sealed.playlist().read(sealed.fileName()).playlist();
        this.unfinished = unfinished;
        this.language = language;
        this.clock = clock;
    }

    /**
     * How it is to go.
     *
     * @param canary how many nodes come first; 0: all at once
     * @param watch how long these are watched before the others follow
     * @param dryRun whether the nodes are only asked what would change, all at once
     */
    public record Plan(int canary, Duration watch, boolean dryRun) {}

    /**
     * What came of one node.
     *
     * @param answer to the push; null: the playlist does not name it, so it was passed over
     */
    public record Pushed(String node, @Nullable JsonNode answer) {}

    /**
     * Pushes.
     *
     * @param told each node's outcome, in the fleet's order within its stage, on the caller's thread; those that were held
     *     back have the fault {@code fleet-held-back}
     * @throws Fault REFUSED {@code fleet-none-named}
     */
    public void go(Fleet fleet, Plan plan, Consumer<Outcome<Pushed>> told) {
        List<Fleet.Member> named = fleet.nodes().stream().filter(this::isNamed).toList();
        if (named.isEmpty()) {
            throw Fault.refused("fleet-none-named", playlist.id(), String.join(", ", playlist.nodes()));
        }
        fleet.nodes().stream()
                .filter(member -> !isNamed(member))
                .forEach(member -> told.accept(new Outcome<>(member, new Pushed(member.node(), null), null)));
        boolean staged = plan.canary() > 0 && plan.canary() < named.size() && !plan.dryRun();
        int first = staged ? plan.canary() : named.size();
        boolean taken = push(fleet, named.subList(0, first), plan.dryRun(), told);
        List<Fleet.Member> others = named.subList(first, named.size());
        if (others.isEmpty()) {
            return;
        }
        List<Fleet.Member> canaries = named.subList(0, first);
        List<String> unwell = taken
                ? new Canary(sealed.playlist().sha256(), troublesBefore, language, clock).watch(canaries, plan.watch())
                : canaries.stream().map(Fleet.Member::node).toList();
        if (unwell.isEmpty()) {
            push(fleet, others, false, told);
        } else {
            Fault heldBack = Fault.retry("fleet-held-back", String.join(", ", unwell));
            others.forEach(member -> told.accept(new Outcome<>(member, null, heldBack)));
        }
    }

    private boolean isNamed(Fleet.Member member) {
        return playlist.names(member.node());
    }

    /** Whether all of them took it. */
    private boolean push(Fleet fleet, List<Fleet.Member> nodes, boolean dryRun, Consumer<Outcome<Pushed>> told) {
        boolean[] all = {true};
        Round.go(
                new Fleet(fleet.database(), nodes),
                language,
                (member, node) -> new Pushed(member.node(), push(member, node, dryRun)),
                (Outcome<Pushed> outcome) -> {
                    all[0] &= outcome.fault() == null;
                    told.accept(outcome);
                });
        return all[0];
    }

    private JsonNode push(Fleet.Member member, NodeClient node, boolean dryRun) {
        troublesBefore.put(member.node(), Canary.openIncidents(node.status(member.node())));
        Push push = new Push(node, unfinished, Progress.NONE);
        return dryRun ? push.dryRun(sealed) : push.run(sealed);
    }
}
