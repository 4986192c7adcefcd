// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.cotmoc.document.Members;
import vn.cotmoc.document.Nearest;
import vn.cotmoc.document.Value;
import vn.cotmoc.fault.Text;
import vn.cotmoc.playlist.Slot.Order;

/** Reads the clips of a slot and their order. */
final class RotationReader {
    private static final String AT = "at";
    private static final String WEIGHTS = "weights";

    private final Members members;
    private final ClipNames names;

    RotationReader(Members members, ClipNames names) {
        this.members = members;
        this.names = names;
    }

    Rotation read() {
        Optional<Value> order = goesOnlyWithBetween("order");
        Optional<Value> share = goesOnlyWithBetween("share");
        Optional<Value> weights = goesOnlyWithBetween(WEIGHTS);
        Optional<Order> readOrder =
                order.isEmpty() ? Optional.of(Order.SEQUENCE) : order.flatMap(value -> value.oneOf(Order.class));
        Optional<List<String>> clips = members.need("clips").flatMap(value -> clips(value, readOrder));
        if (clips.isEmpty()) {
            names.missReferences();
        }
        return new Rotation(
                clips.orElse(List.of()),
                readOrder.orElse(Order.SEQUENCE),
                weights.map(value -> weights(value, readOrder, clips)).orElse(Map.of()),
                share.flatMap(RotationReader::atLeastOne).orElse(1));
    }

    /** The member, unless the slot is an {@code at}, to which it means nothing. */
    private Optional<Value> goesOnlyWithBetween(String name) {
        Optional<Value> value = members.find(name);
        if (members.has("between") || !members.has(AT)) {
            return value;
        }
        value.ifPresent(misplaced -> misplaced.error("member-misplaced", name, AT));
        return Optional.empty();
    }

    private Optional<List<String>> clips(Value value, Optional<Order> order) {
        boolean mayRepeat = order.isEmpty() || order.get() == Order.SEQUENCE;
        return value.list(1, mayRepeat ? names::read : new OnceOnly(names)::read);
    }

    private Map<String, Integer> weights(Value value, Optional<Order> order, Optional<List<String>> clips) {
        if (order.isPresent() && order.get() != Order.WEIGHTED) {
            value.error(
                    "member-misplaced", WEIGHTS, "order: " + order.get().name().toLowerCase(Locale.ROOT));
            return Map.of();
        }
        Set<String> known = new LinkedHashSet<>(clips.orElse(List.of()));
        Map<String, Value> written = new LinkedHashMap<>();
        Map<String, Integer> weights = value.map(entry -> {
                    if (clips.isPresent() && !known.contains(entry.name())) {
                        entry.value().error("unknown-clip", unknown(entry.name(), known));
                        return Optional.empty();
                    }
                    written.put(entry.name(), entry.value());
                    return atLeastOne(entry.value());
                })
                .orElse(Map.of());
        if (!value.hasErrors()) {
            warnOfTooHigh(weights, written, known);
        }
        return weights;
    }

    private static Text unknown(String name, Set<String> known) {
        return Nearest.find(name, known)
                .map(nearest -> Text.of("problem.unknown-clip.slot", Value.shown(name), nearest))
                .orElseGet(() -> Text.of("problem.unknown-clip.slot-far", Value.shown(name)));
    }

    private static Optional<Integer> atLeastOne(Value value) {
        return value.integer(1, Integer.MAX_VALUE);
    }

    private static void warnOfTooHigh(Map<String, Integer> weights, Map<String, Value> written, Set<String> clips) {
        long sum =
                clips.stream().mapToLong(clip -> weights.getOrDefault(clip, 1)).sum();
        weights.forEach((clip, weight) -> {
            if (weight > sum - weight) {
                Optional.ofNullable(written.get(clip)).ifPresent(value -> value.warning("weight-too-high", clip));
            }
        });
    }
}
