// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.time.Moment;

/** The takeover of one screen: what is in force, and how far it is on its way to the glass. One thread. */
final class TakingOver {
    private @Nullable Scene inForce;
    private long underWay;

    /** This is to be shown until its time is over. */
    void begin(Scene scene) {
        inForce = scene;
    }

    /** Nothing is any more: it was ended, or it cannot be shown. */
    void end() {
        inForce = null;
    }

    boolean isInForce(@Nullable Scene scene) {
        return scene != null && scene.equals(inForce);
    }

    /** What has to go to the player now: in force, not over, and neither on the glass nor on its way there. */
    Optional<Scene> toOrder(@Nullable OnAir shown, Moment now) {
        Scene scene = inForce;
        if (scene == null || underWay != 0 || !now.wall().isBefore(scene.order().until())) {
            return Optional.empty();
        }
        return shown != null && scene.equals(shown.scene()) ? Optional.empty() : Optional.of(scene);
    }

    /** It is with the player under this number. */
    void ordered(long play) {
        underWay = play;
    }

    boolean isUnderWay() {
        return underWay != 0;
    }

    /** Whether this number is that of what is under way. */
    boolean isUnderWay(long play) {
        return underWay != 0 && underWay == play;
    }

    /** It has arrived, or will not: the number that it was under way with, 0 for none. */
    long arrive() {
        long play = underWay;
        underWay = 0;
        return play;
    }

    /** Of what is under way. */
    Optional<Scene> scene() {
        return Optional.ofNullable(inForce);
    }
}
