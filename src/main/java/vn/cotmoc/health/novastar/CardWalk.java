// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.novastar;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Goes along the chains of receiving cards, card by card; a wall that is too large for one reading is seen in several. */
final class CardWalk {
    private static final int OUTLETS = 4;
    /** An outlet carries 650,000 pixels, and cards seldom drive fewer than 64 × 64: fewer hang on it than this. */
    private static final int CHAIN_MOST_CARDS = 256;

    private final int enough;
    private final List<Card> found = new ArrayList<>();
    private int outlet;
    private int place;

    /** @param enough how many cards the wall has; no more are looked for */
    CardWalk(int enough) {
        this.enough = enough;
    }

    /**
     * Goes on.
     *
     * @return all cards, once the end was reached; empty: the time was over before, go on with the next reading
     */
    Optional<List<Card>> goOn(Wire wire, BooleanSupplier timeLeft) throws IOException {
        while (outlet < OUTLETS && found.size() < enough) {
            if (!timeLeft.getAsBoolean()) {
                return Optional.empty();
            }
            Optional<Card> card = find(wire);
            card.ifPresent(found::add);
            place++;
            if (card.isEmpty() || place == CHAIN_MOST_CARDS) {
                outlet++;
                place = 0;
            }
        }
        return Optional.of(List.copyOf(found));
    }

    private Optional<Card> find(Wire wire) throws IOException {
        Optional<Reply> model = wire.ask(Register.model(outlet, place));
        if (model.isEmpty() || model.get().data().stream().allMatch(part -> part == 0)) {
            return Optional.empty();
        }
        return Optional.of(wire.ask(Register.sensors(outlet, place))
                .filter(reply -> reply.holds(Card.TEMPERATURE_BYTES))
                .map(reply -> Card.of(outlet, reply))
                .orElse(Card.silent(outlet)));
    }
}
