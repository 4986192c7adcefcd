// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.glass.Picture;
import vn.cotmoc.glass.StandbyCard;
import vn.cotmoc.glass.x11.VirtualDisplay;
import vn.cotmoc.glass.x11.X11Display;
import vn.cotmoc.glass.x11.X11Glass;
import vn.cotmoc.playback.ScreenSettings;

/** Tells from outside whether a screen shows a picture or what is behind it. */
final class ScreenWatch {
    /** The card does not move, so it is the same to the pixel but for rounding. */
    private static final double CARD_WITHIN = 2;

    private static final int BLACK_BELOW = 24;

    private final ScreenSettings screen;
    private final List<ScreenSettings> screens;
    private final String siteName;
    private final Path folder;
    private @Nullable X11Glass glass;
    private @Nullable Lattice card;

    enum Sight {
        PICTURE,
        CARD,
        BLACK,
        NO_DISPLAY
    }

    ScreenWatch(ScreenSettings screen, List<ScreenSettings> screens, String siteName, Path folder) {
        this.screen = screen;
        this.screens = screens;
        this.siteName = siteName;
        this.folder = folder;
    }

    Sight look() {
        try {
            X11Glass open = glass == null ? open() : glass;
            glass = open;
            Lattice seen = Lattice.read(open, screen.geometry());
            if (seen.brightest() < BLACK_BELOW) {
                return Sight.BLACK;
            }
            Lattice standby = card == null ? card(open) : card;
            card = standby;
            return seen.distance(standby) <= CARD_WITHIN ? Sight.CARD : Sight.PICTURE;
        } catch (Fault e) {
            letGo();
            return Sight.NO_DISPLAY;
        }
    }

    private void letGo() {
        X11Glass gone = glass;
        glass = null;
        if (gone != null) {
            gone.close();
        }
    }

    private X11Glass open() {
        if (screen.isVirtual()) {
            return new X11Glass(
                    VirtualDisplay.find(folder).orElseThrow(() -> Fault.retry("display-gone", screen.id())));
        }
        return new X11Glass(X11Display.of(screen.display(), System.getenv()));
    }

    private Lattice card(X11Glass open) {
        List<Area> areas = screens.stream()
                .filter(other -> other.display().equals(screen.display()))
                .map(ScreenSettings::geometry)
                .toList();
        Picture whole = StandbyCard.draw(open.area(), areas, siteName);
        Area part = screen.geometry();
        return Lattice.of(part.width(), part.height(), (x, y) -> whole.at(part.x() + x, part.y() + y));
    }
}
