// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.playback.Order;

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

    /** Whether the clip's file is read to its end and no further picture has come. */
    boolean isOver();

    /** What it shows now, reduced. */
    Lattice lattice(Stage stage);

    /** Why a file cannot be the whole of what was accepted; looks at the disk. libVLC plays what there is of it, and says nothing. */
    static Optional<String> findLack(Order.Preroll order) {
        try {
            long bytes = Files.size(order.file());
            return order.bytes() == 0 || order.bytes() == bytes
                    ? Optional.empty()
                    : Optional.of("its file has " + bytes + " bytes of " + order.bytes());
        } catch (IOException e) {
            return Optional.of("its file cannot be read: " + e);
        }
    }

    /** Ends it; returns at once. */
    @Override
    void close();
}
