// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.Picture;
import vn.cotmoc.glass.TextCard;
import vn.cotmoc.playlist.trust.Cue;
import vn.cotmoc.playlist.trust.Takeover;
import vn.cotmoc.playlist.trust.Takeovers;
import vn.cotmoc.time.Clock;

/** Puts takeovers on the screens, and hands these back to the playlist. Safe for every thread. */
public final class OutOfTurn {
    private static final Logger LOG = LoggerFactory.getLogger(OutOfTurn.class);
    /** In a node's data folder: what is drawn for takeovers. */
    public static final String FOLDER = "takeover";

    /** Ten times what it takes; a screen whose player is just being replaced needs that. */
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(5);

    /** The first letters drawn take half a second, to find and load the fonts; in an emergency they are at hand. */
    private static final String WARM_WORDS = "Cửa khẩu · ច្រក";

    private static final int WARM_PIXELS = 64;
    private static final long LOOK_NS = Duration.ofMillis(10).toNanos();

    private final Takeovers takeovers;
    private final Screens screens;
    private final Path folder;
    private final Clock clock;

    /**
     * What was in force when the last process ended is in force again.
     *
     * @param data the node's folder: pictures of words are drawn in it
     */
    public OutOfTurn(Takeovers takeovers, Screens screens, Path data, Clock clock) {
        this.takeovers = takeovers;
        this.screens = screens;
        this.folder = data.resolve(FOLDER);
        this.clock = clock;
        List<Takeover> inForce = takeovers.inForce(clock.now().wall());
        removeDrawn();
        inForce.forEach(this::resume);
    }

    /** Makes ready for the first words; takes half a second of a processor. Any thread. */
    public void warmUp() {
        TextCard.draw(WARM_PIXELS, WARM_PIXELS, WARM_WORDS);
    }

    private void resume(Takeover order) {
        try {
            put(order);
        } catch (Fault e) {
            LOG.error("A takeover cannot be shown again. id={} why={}", order.id(), e.getMessage());
        }
    }

    /**
     * Shows what was accepted, and waits until it was read back from the glass of all its screens.
     *
     * @return since when it is on all of them; empty where it has not been seen yet: it is shown as soon as it can be
     * @throws Fault RETRY {@code takeover-unwritable}
     */
    public Optional<Instant> show(Takeover order) {
        put(order);
        long untilNs = clock.now().monotonicNs() + SEEN_WITHIN.toNanos();
        Optional<Instant> since = since(order);
        while (since.isEmpty() && clock.now().monotonicNs() < untilNs) {
            LockSupport.parkNanos(LOOK_NS);
            since = since(order);
        }
        return since;
    }

    /** The playlist goes on, on all screens. */
    public void end() {
        screens.handBack();
        removeDrawn();
    }

    private void put(Takeover order) {
        Optional<Cue> cue = takeovers.findCue(order, clock.now().wall());
        screens.pictures().forEach((screen, area) -> {
            if (order.isFor(screen)) {
                Scene scene = cue.map(one -> Scene.ofClip(order, one)).orElseGet(() -> drawn(order, screen, area));
                screens.takeOver(screen, scene);
            }
        });
    }

    /** Black is a picture like any other: so it is proved like any other. */
    private Scene drawn(Takeover order, String screen, Area area) {
        Picture picture = order.content() instanceof Takeover.Words words
                ? TextCard.draw(area.width(), area.height(), words.text())
                : TextCard.black(area.width(), area.height());
        Path file = folder.resolve(order.id() + "-" + screen + ".png");
        try {
            Files.createDirectories(folder);
            Files.write(file, picture.png());
        } catch (IOException e) {
            throw Fault.retry("takeover-unwritable", file, e).causedBy(e);
        }
        return Scene.drawn(order, file, area.width(), area.height());
    }

    /** When the last of its screens showed it, if each has been read back since. */
    private Optional<Instant> since(Takeover order) {
        List<ScreenStatus> ordered = screens.status().stream()
                .filter(status -> order.isFor(status.screen()))
                .toList();
        return ordered.stream().allMatch(status -> isSeen(status, order))
                ? ordered.stream()
                        .flatMap(status -> Stream.ofNullable(status.onAirSince()))
                        .max(Instant::compareTo)
                : Optional.empty();
    }

    private static boolean isSeen(ScreenStatus status, Takeover order) {
        Takeover shown = status.takeover();
        Instant since = status.onAirSince();
        Instant verifiedAt = status.verifiedAt();
        return shown != null
                && shown.id().equals(order.id())
                && since != null
                && verifiedAt != null
                && !verifiedAt.isBefore(since);
    }

    /** The player has read what it shows; what was drawn for an order that is over is of no more use. */
    private void removeDrawn() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("What was drawn for takeovers stays. folder={}", folder, e);
        }
    }
}
