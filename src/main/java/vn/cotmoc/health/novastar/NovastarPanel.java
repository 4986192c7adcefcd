// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.novastar;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.health.Panel;
import vn.cotmoc.health.PanelReading;
import vn.cotmoc.health.PanelSettings;
import vn.cotmoc.time.Clock;

/** A wall behind a NovaStar sender. */
public final class NovastarPanel implements Panel {
    /** What is left of {@link Panel#READ_MOST_MS} covers the last question and a connection that does not come. */
    private static final long WALK_NS = TimeUnit.MILLISECONDS.toNanos(Panel.READ_MOST_MS - 2_500);

    private static final int BRIGHTEST = 255;
    private static final int OUTLET_BITS = 2;
    private static final int FED_FROM_FAR_END = 0b10;

    private final PanelSettings settings;
    private final Clock clock;
    private volatile @Nullable Wire wire;
    private volatile boolean closed;
    private CardWalk walk;
    private @Nullable List<Card> cards;
    private int mostCards;

    /** The device is asked with the first {@link #read()}; until then it need not be there. */
    public NovastarPanel(PanelSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.walk = new CardWalk(enough());
    }

    @Override
    public PanelReading read() {
        long endNs = clock.now().monotonicNs() + WALK_NS;
        try {
            return read(wire(), () -> clock.now().monotonicNs() < endNs);
        } catch (IOException e) {
            hangUp();
            return PanelReading.unreachable(e.toString());
        }
    }

    private PanelReading read(Wire open, BooleanSupplier timeLeft) throws IOException {
        Reply input = open.ask(Register.inputValid()).orElseThrow(() -> new IOException("the sender does not answer"));
        Optional<Reply> redundancy = open.ask(Register.redundancy());
        walk.goOn(open, timeLeft).ifPresent(this::walked);
        Integer brightness = brightness(open).stream().boxed().findAny().orElse(null);
        List<Card> known = cards;
        return new PanelReading(
                true,
                input.data().get(0) == 1,
                settings.cards() != null ? settings.cards() : known == null ? null : Integer.valueOf(mostCards),
                known == null ? null : Integer.valueOf(known.size()),
                hottest(known),
                lowest(known),
                brightness,
                redundancy.map(reply -> isFedFromFarEnd(reply.data().get(0))).orElse(null),
                told(known));
    }

    private void walked(List<Card> found) {
        cards = found;
        mostCards = Math.max(mostCards, found.size());
        walk = new CardWalk(enough());
    }

    private int enough() {
        return settings.cards() == null ? Integer.MAX_VALUE : settings.cards();
    }

    /** All cards of a wall are set alike; the first one that is there is asked. */
    private OptionalInt brightness(Wire open) throws IOException {
        List<Card> known = cards;
        if (known == null || known.isEmpty()) {
            return OptionalInt.empty();
        }
        Optional<Reply> reply = open.ask(Register.brightness(known.get(0).outlet(), 0));
        return reply.map(answer -> OptionalInt.of((int) Math.ceil(answer.data().get(0) * 100.0 / BRIGHTEST)))
                .orElse(OptionalInt.empty());
    }

    private static @Nullable Double hottest(@Nullable List<Card> known) {
        return known == null
                ? null
                : known.stream()
                        .map(Card::celsius)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    private static @Nullable Double lowest(@Nullable List<Card> known) {
        return known == null
                ? null
                : known.stream()
                        .map(Card::volts)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    private static boolean isFedFromFarEnd(int outlets) {
        boolean any = false;
        for (int bits = outlets; bits != 0; bits >>>= OUTLET_BITS) {
            any |= (bits & 0b11) == FED_FROM_FAR_END;
        }
        return any;
    }

    private static String told(@Nullable List<Card> known) {
        return known == null
                ? ""
                : known.stream()
                        .collect(Collectors.groupingBy(Card::outlet, TreeMap::new, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(entry -> "outlet " + (entry.getKey() + 1) + ": " + entry.getValue() + " cards")
                        .collect(Collectors.joining(", "));
    }

    private Wire wire() throws IOException {
        Wire open = wire;
        if (open == null) {
            open = new Wire(settings.host(), settings.port(), clock);
            wire = open;
            if (closed) {
                open.close();
            }
        }
        return open;
    }

    private void hangUp() {
        Wire open = wire;
        if (open != null) {
            open.close();
        }
        wire = null;
        walk = new CardWalk(enough());
        cards = null;
    }

    /** From any thread; a reading under way ends as unreachable. */
    @Override
    public void close() {
        closed = true;
        Wire open = wire;
        if (open != null) {
            open.close();
        }
    }
}
