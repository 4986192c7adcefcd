// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Every round in an order of its own that anybody can reckon: sorted by the SHA-256 of {@code PLAYLIST/SLOT/ROUND/CLIP}.
 * No clip follows itself from one round into the next: then the first two swap. A clip passed over loses its turn in that
 * round.
 */
final class ShuffleTurns implements Turns {
    private static final int CACHED_ROUNDS = 64;

    private final String prefix;
    private final List<String> clips;
    private final Map<Integer, List<Integer>> rounds = new ConcurrentHashMap<>();

    ShuffleTurns(String playlist, String slot, List<String> clips) {
        this.prefix = playlist + "/" + slot + "/";
        this.clips = List.copyOf(clips);
    }

    @Override
    public Optional<Turn> findNext(Rotation rotation, IntPredicate eligible) {
        return findNext(rotation, rotation.round(), rotation.position(), eligible)
                .or(() -> findNext(rotation, rotation.round() + 1, 0, eligible));
    }

    private Optional<Turn> findNext(Rotation rotation, int round, int from, IntPredicate eligible) {
        List<Integer> order = round(round);
        for (int position = from; position < order.size(); position++) {
            if (eligible.test(order.get(position))) {
                return Optional.of(new Turn(order.get(position), rotation.at(round, position + 1)));
            }
        }
        return Optional.empty();
    }

    /** The places of the clips in the order of a round. */
    private List<Integer> round(int round) {
        if (rounds.size() > CACHED_ROUNDS) {
            rounds.clear();
        }
        return rounds.computeIfAbsent(round, this::reckon);
    }

    private List<Integer> reckon(int round) {
        List<Integer> order = sorted(round);
        boolean repeats = round > 0 && clips.size() > 1 && order.get(0).equals(last(round - 1));
        return repeats ? swapFirstTwo(order) : order;
    }

    private int last(int round) {
        // Of three and more the swap leaves the last alone. Of two the swaps make every round like the first.
        List<Integer> order = sorted(clips.size() == 2 ? 0 : round);
        return order.get(order.size() - 1);
    }

    private List<Integer> sorted(int round) {
        List<String> digests = clips.stream()
                .map(clip -> Fingerprint.sha256(prefix + round + "/" + clip))
                .toList();
        return IntStream.range(0, clips.size())
                .boxed()
                .sorted(Comparator.comparing(digests::get))
                .toList();
    }

    private static List<Integer> swapFirstTwo(List<Integer> order) {
        return IntStream.range(0, order.size())
                .mapToObj(i -> order.get(i < 2 ? 1 - i : i))
                .toList();
    }
}
