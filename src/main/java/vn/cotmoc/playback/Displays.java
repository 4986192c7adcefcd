// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.StandbyCard;
import vn.cotmoc.glass.x11.Backdrop;
import vn.cotmoc.glass.x11.VirtualDisplay;
import vn.cotmoc.glass.x11.X11Display;

/**
 * The X displays that the screens lie on, with the standby card behind them. All virtual screens share one server, which is
 * started meanwhile: whoever asks for that display waits for it.
 */
public final class Displays implements AutoCloseable {
    private final Map<String, Supplier<X11Display>> byName = new HashMap<>();
    private final List<Backdrop> backdrops = new ArrayList<>();
    private final @Nullable CompletableFuture<VirtualDisplay> virtual;

    /**
     * Begins to light them with the standby card, and returns at once.
     *
     * @param folder of the data that virtual displays keep
     */
    public Displays(List<ScreenSettings> screens, String siteName, Path folder) {
        Optional<Area> virtualArea = screens.stream()
                .filter(ScreenSettings::isVirtual)
                .map(ScreenSettings::geometry)
                .reduce((a, b) -> a.and(b));
        virtual = virtualArea
                .map(area -> CompletableFuture.supplyAsync(
                        () -> new VirtualDisplay(folder, area.and(new Area(0, 0, 1, 1))), Displays::onItsOwn))
                .orElse(null);
        for (ScreenSettings screen : screens) {
            byName.computeIfAbsent(screen.display(), this::open);
        }
        byName.forEach((name, display) -> backdrops.add(new Backdrop(display, area -> {
            List<Area> areas = screens.stream()
                    .filter(screen -> screen.display().equals(name))
                    .map(ScreenSettings::geometry)
                    .toList();
            return StandbyCard.draw(area, areas, siteName);
        })));
    }

    private static void onItsOwn(Runnable start) {
        var thread = new Thread(start, "display-start");
        thread.setDaemon(true);
        thread.start();
    }

    private static VirtualDisplay await(CompletableFuture<VirtualDisplay> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Fault fault ? fault : e;
        }
    }

    /**
     * Waits until all of them are there.
     *
     * @throws Fault BROKEN {@code virtual-display} when Xvfb does not start
     */
    public void await() {
        if (virtual != null) {
            await(virtual);
        }
    }

    private Supplier<X11Display> open(String name) {
        if (virtual != null && name.equals(ScreenSettings.VIRTUAL)) {
            return () -> await(virtual).display();
        }
        X11Display display = X11Display.of(name, System.getenv());
        return () -> display;
    }

    Supplier<X11Display> of(ScreenSettings screen) {
        return byName.getOrDefault(screen.display(), () -> new X11Display(screen.display(), null));
    }

    /** Ends the X server of a virtual screen; false where it is none of ours. */
    boolean restart(ScreenSettings screen) {
        if (virtual == null || !screen.isVirtual()) {
            return false;
        }
        await(virtual).kill();
        return true;
    }

    @Override
    public void close() {
        backdrops.forEach(Backdrop::close);
        if (virtual != null
                && virtual.handle((server, failure) -> failure == null).join()) {
            await(virtual).close();
        }
    }
}
