// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.util.Optional;
import vn.cotmoc.glass.Lattice;

/**
 * One clip made ready to be shown. Made by a preroll order, shown by a flip, closed when another is on air. Its work is done
 * on threads of its own; it tells its {@link Listener}.
 */
interface Deck extends AutoCloseable {
    /** Told by any thread; must return at once. */
    interface Listener {
        /** The first picture is on the canvas. */
        void ready(Deck deck);

        void failed(Deck deck, String why);

        /** There is another picture than before. */
        void changed(Deck deck);
    }

    long play();

    /** Shows the picture it has now on the stage. */
    void show(Stage stage);

    /** Sets the clip going, a little before it is to be seen. Returns at once. */
    void roll();

    /** Its sound, if it has any. */
    Optional<SoundTrack> sound();

    /** Pictures so far, and when the last one came, on the monotonic clock. */
    Count count();

    record Count(long pictures, long lastNs) {}

    /** What it shows now, reduced. */
    Lattice lattice(Stage stage);

    /** Ends it; returns at once. */
    @Override
    void close();
}
