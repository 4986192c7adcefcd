// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.x11.VirtualDisplay;
import vn.cotmoc.glass.x11.X11Glass;
import vn.cotmoc.media.strip.Strip;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playback.bench.SeamMeter;
import vn.cotmoc.playback.bench.SeamMeter.Sighting;

/** A real player on a screen of its own, and somebody who looks at the glass all the time. */
final class SeenPlayer implements AutoCloseable {
    private static final Area SCREEN = new Area(0, 0, 640, 360);
    private static final Duration LOOK = Duration.ofMillis(5);

    private final VirtualDisplay x;
    private final X11Glass glass;
    private final SeamMeter meter;
    private final VlcPlayer player;
    private final Duration patience;
    private final List<Report> heard = new ArrayList<>();

    /**
     * Ready when this returns.
     *
     * @param patience how long to wait for what it tells
     */
    SeenPlayer(Path folder, Duration patience) {
        this(folder, patience, SCREEN, SCREEN);
    }

    /** On a part of a larger display. */
    SeenPlayer(Path folder, Duration patience, Area whole, Area part) {
        this.patience = patience;
        x = new VirtualDisplay(folder.resolve("x11"), whole);
        glass = new X11Glass(x.display());
        meter = new SeamMeter(glass, part);
        player = new VlcPlayer("man", x::display, part, 0, () -> {});
        hear(Report.Ready.class::isInstance);
    }

    SeamMeter meter() {
        return meter;
    }

    /** Returns when it is ready behind what is on air. */
    void preroll(Order.Preroll clip) {
        player.send(clip);
        hear(new Report.Prerolled(clip.play())::equals);
    }

    void darken(long play, long atNs) {
        player.send(new Order.Dark(play, atNs));
    }

    void flip(long play, long atNs) {
        player.send(new Order.Flip(play, atNs));
    }

    void hear(Predicate<Report> wanted) {
        await().atMost(patience).pollInterval(LOOK).until(() -> {
            heard.addAll(player.take());
            return heard.stream().anyMatch(wanted);
        });
    }

    /** When it was first and last seen. */
    Sighting awaitOnGlass(Strip wanted, Duration most) {
        await().atMost(most)
                .untilAsserted(() -> assertThat(meter.sightings())
                        .extracting(Sighting::strip)
                        .contains(Optional.of(wanted)));
        return meter.sightings().stream()
                .filter(sighting -> sighting.strip().equals(Optional.of(wanted)))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        player.close();
        meter.close();
        glass.close();
        x.close();
    }
}
