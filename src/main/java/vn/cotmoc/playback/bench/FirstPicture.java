// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import vn.cotmoc.glass.x11.VirtualDisplay;
import vn.cotmoc.glass.x11.X11Glass;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playback.vlc.VlcPlayer;
import vn.cotmoc.playlist.Clip;

/** How long it takes a player that is started from nothing, and an understudy whose player is killed, to show a clip. */
public final class FirstPicture implements AutoCloseable {
    private static final int TIMES = 5;
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long GIVE_UP_NS = TimeUnit.SECONDS.toNanos(10);
    /** Long enough for the next understudy to be ready. */
    private static final long REST_NS = TimeUnit.SECONDS.toNanos(7);

    private static final double COLD_MS = 300;
    private static final double UNDERSTUDY_MS = 500;

    private final Reel reel;
    private final VirtualDisplay x;
    private final X11Glass glass;
    private final SeamMeter meter;
    private final List<Report> heard = new ArrayList<>();
    private int shown;

    /**
     * Until the first picture is on the glass.
     *
     * @param cold from the start of the process
     * @param understudy from the end of the player before
     */
    public record Times(Spread cold, Spread understudy) {
        /** Of each. */
        public int times() {
            return TIMES;
        }

        /** What the middle one of the first, and all of the others, may be. */
        public double coldMostMs() {
            return COLD_MS;
        }

        public double understudyMostMs() {
            return UNDERSTUDY_MS;
        }

        public boolean isKept() {
            return cold.p50Ms() <= COLD_MS && understudy.maxMs() <= UNDERSTUDY_MS;
        }
    }

    /**
     * Takes a minute.
     *
     * @param folder for the virtual display
     */
    public static Times measure(Path folder, Reel reel) {
        try (var first = new FirstPicture(folder, reel)) {
            return new Times(Spread.ofNs(first.cold()), Spread.ofNs(first.understudy()));
        }
    }

    private FirstPicture(Path folder, Reel reel) {
        this.reel = reel;
        x = new VirtualDisplay(folder.resolve("first-picture"), reel.screen());
        glass = new X11Glass(x.display());
        meter = new SeamMeter(glass, reel.screen());
    }

    private List<Long> cold() {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            heard.clear();
            long fromNs = System.nanoTime();
            try (VlcPlayer player = start()) {
                times.add(show(player) - fromNs);
            }
        }
        return times;
    }

    private List<Long> understudy() {
        List<Long> times = new ArrayList<>();
        heard.clear();
        try (VlcPlayer player = start()) {
            show(player);
            for (int i = 0; i < TIMES; i++) {
                LockSupport.parkNanos(REST_NS);
                long fromNs = System.nanoTime();
                player.restart();
                await(player, Report.Gone.class);
                times.add(show(player) - fromNs);
            }
        }
        return times;
    }

    private VlcPlayer start() {
        return new VlcPlayer("do-kiem", x::display, reel.screen(), 0, () -> {});
    }

    /**
     * One clip after the other, so that none is taken for the one before.
     *
     * @return when it was on the glass
     */
    private long show(VlcPlayer player) {
        int number = 1 + shown % reel.loop().size();
        shown++;
        await(player, Report.Ready.class);
        Path file = reel.loop().get(number - 1).file();
        int width = reel.screen().width();
        int height = reel.screen().height();
        player.send(new Order.Preroll(shown, file, Clip.Kind.VIDEO, width, height, Clip.Fit.CONTAIN, false, true));
        await(player, Report.Prerolled.class);
        int before = meter.sightings().size();
        player.send(new Order.Flip(shown, 0));
        await(() -> meter.sightings().stream().skip(before).anyMatch(sighting -> isOf(number, sighting)));
        return meter.sightings().stream()
                .skip(before)
                .filter(sighting -> isOf(number, sighting))
                .findFirst()
                .map(SeamMeter.Sighting::firstNs)
                .orElseGet(System::nanoTime);
    }

    private static boolean isOf(int clip, SeamMeter.Sighting sighting) {
        return sighting.strip().filter(strip -> strip.clip() == clip).isPresent();
    }

    /** What came before it is forgotten, what came after it is kept. */
    private void await(VlcPlayer player, Class<? extends Report> wanted) {
        await(() -> {
            heard.addAll(player.take());
            boolean found = false;
            while (!found && !heard.isEmpty()) {
                found = wanted.isInstance(heard.remove(0));
            }
            return found;
        });
    }

    /** What does not come counts as long as it was waited for. */
    private static void await(BooleanSupplier come) {
        long deadlineNs = System.nanoTime() + GIVE_UP_NS;
        while (!come.getAsBoolean() && System.nanoTime() < deadlineNs) {
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    @Override
    public void close() {
        meter.close();
        glass.close();
        x.close();
    }
}
