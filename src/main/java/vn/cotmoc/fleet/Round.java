// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;

/** The same done with all nodes of a fleet, several at a time; one that fails does not stop the others. */
public final class Round {
    /** More would gain nothing: the office's line and its database are one. */
    private static final int AT_ONCE = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private Round() {}

    /**
     * What came of one node.
     *
     * @param result null when it failed
     * @param fault why it failed, else null
     */
    public record Outcome<T>(
            Fleet.Member member,
            @Nullable T result,
            @Nullable Fault fault) {}

    /**
     * Goes round.
     *
     * @param language of what the nodes say
     * @param work on one node, in a thread of its own
     * @param told each node's outcome, in the fleet's order, on the caller's thread, as soon as it and those before it are
     *     done
     */
    public static <T> void go(
            Fleet fleet, Language language, BiFunction<Fleet.Member, NodeClient, T> work, Consumer<Outcome<T>> told) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Outcome<T>>> outcomes = new ArrayList<>();
            for (Fleet.Member member : fleet.nodes()) {
                outcomes.add(threads.submit(() -> outcome(member, language, work)));
            }
            for (Future<Outcome<T>> outcome : outcomes) {
                told.accept(await(outcome));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> Outcome<T> outcome(
            Fleet.Member member, Language language, BiFunction<Fleet.Member, NodeClient, T> work) {
        try {
            NodeAddress address = NodeAddress.read(member.url(), member.tokenFile(), member.certificateFile());
            return new Outcome<>(member, work.apply(member, new NodeClient(address, language)), null);
        } catch (Fault fault) {
            return new Outcome<>(member, null, fault);
        } catch (RuntimeException defect) {
            LOG.error("A node met a defect of ours. node={}", member.node(), defect);
            return new Outcome<>(member, null, Fault.broken("internal").causedBy(defect));
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
