// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.Glass;
import vn.cotmoc.glass.Picture;
import vn.cotmoc.media.strip.Strip;
import vn.cotmoc.playback.bench.SeamMeter.Sighting;

/** Pictures that are known are on the glass, and the meter must tell them from each other. */
@Tag("L2")
final class SeamMeterTest {
    private static final Area WHOLE = new Area(0, 0, 400, 300);
    private static final Area SCREEN = new Area(40, 30, 320, 180);
    private static final Duration SOON = Duration.ofSeconds(20);
    /** So often each is looked at before the next comes. */
    private static final int LOOKS = 3;

    private final KnownGlass glass = new KnownGlass();
    private final SeamMeter meter = new SeamMeter(glass, SCREEN);

    @AfterEach
    void endMeter() {
        meter.close();
    }

    @Test
    void shouldReadTheFramesThatAreShown() {
        show(frame(1, 0));
        show(frame(1, 1));
        show(frame(2, 0));
        assertThat(meter.sightings())
                .extracting(Sighting::strip)
                .containsSubsequence(
                        Optional.of(new Strip(1, 0)), Optional.of(new Strip(1, 1)), Optional.of(new Strip(2, 0)));
        assertThat(meter.sightings().stream().skip(1)).noneMatch(Sighting::black);
        assertThat(meter.turns()).hasSize(1);
    }

    @Test
    void shouldTellBlackFromAllElse() {
        show(frame(1, 0));
        show(new Picture(SCREEN.width(), SCREEN.height(), new int[SCREEN.width() * SCREEN.height()]));
        assertThat(last()).returns(true, Sighting::black).returns(Optional.empty(), Sighting::strip);
    }

    @Test
    void shouldNotReadAPictureOfTwoFrames() {
        show(torn(frame(1, 3), frame(1, 4)));
        assertForeign();
    }

    @Test
    void shouldNotReadAPictureOfTwoClips() {
        show(torn(frame(1, 0), frame(2, 0)));
        assertForeign();
    }

    @Test
    void shouldNotReadAPictureThatIsHalfDrawn() {
        Picture whole = frame(1, 77);
        int[] rgb = whole.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = i % whole.width() < whole.width() / 2 ? rgb[i] : 0;
        }
        show(new Picture(whole.width(), whole.height(), rgb));
        assertForeign();
    }

    @Test
    void shouldNotReadAStillWithoutAStrip() {
        int[] rgb = new int[SCREEN.width() * SCREEN.height()];
        Arrays.fill(rgb, 0x808080);
        show(new Picture(SCREEN.width(), SCREEN.height(), rgb));
        assertForeign();
    }

    @Test
    void shouldTellHowLongAPictureStands() {
        show(frame(1, 5));
        long stood = 0;
        for (int i = 0; i < 5; i++) {
            show(frame(1, 5));
            assertThat(last().strip()).contains(new Strip(1, 5));
            assertThat(last().lastNs() - last().firstNs()).isGreaterThan(stood);
            stood = last().lastNs() - last().firstNs();
        }
        assertThat(meter.sightings())
                .filteredOn(sighting -> sighting.strip().isPresent())
                .hasSize(1);
    }

    @Test
    void shouldTellHowLongItDidNotLook() {
        long slowNs = TimeUnit.MILLISECONDS.toNanos(80);
        show(frame(1, 5));
        glass.delayNs = slowNs;
        show(frame(1, 9));
        assertThat(last().strip()).contains(new Strip(1, 9));
        assertThat(last().blindNs()).isGreaterThanOrEqualTo(slowNs);
    }

    private void assertForeign() {
        assertThat(last()).returns(false, Sighting::black).returns(Optional.empty(), Sighting::strip);
    }

    private Sighting last() {
        var sightings = meter.sightings();
        return sightings.get(sightings.size() - 1);
    }

    /** Returns when it has been looked at. */
    private void show(Picture picture) {
        glass.picture = picture;
        int before = glass.looks.get();
        await().pollInterval(Duration.ofMillis(2)).atMost(SOON).until(() -> glass.looks.get() >= before + LOOKS);
    }

    private static Picture frame(int clip, int frame) {
        return DrawnStrip.picture(SCREEN.width(), SCREEN.height(), new Strip(clip, frame));
    }

    /** The last row of the strip, and nothing else, is of the second. */
    private static Picture torn(Picture first, Picture second) {
        int[] rgb = first.rgb().clone();
        int from = (SCREEN.height() - Strip.rowHeight(SCREEN.height())) * SCREEN.width();
        System.arraycopy(second.rgb(), from, rgb, from, rgb.length - from);
        return new Picture(first.width(), first.height(), rgb);
    }

    /** Shows one picture on {@link #SCREEN}, a part of it, on black. */
    private static final class KnownGlass implements Glass {
        private volatile Picture picture = new Picture(1, 1, new int[1]);
        private volatile long delayNs;
        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public Area area() {
            return WHOLE;
        }

        @Override
        public Picture read(Area area) {
            LockSupport.parkNanos(delayNs);
            Picture shown = picture;
            int[] rgb = new int[area.width() * area.height()];
            for (int y = 0; y < area.height(); y++) {
                for (int x = 0; x < area.width(); x++) {
                    int shownX = area.x() + x - SCREEN.x();
                    int shownY = area.y() + y - SCREEN.y();
                    boolean within = shownX < shown.width() && shownY < shown.height();
                    rgb[y * area.width() + x] = within ? shown.at(shownX, shownY) : 0;
                }
            }
            looks.incrementAndGet();
            return new Picture(area.width(), area.height(), rgb);
        }

        @Override
        public void paintBackground(Picture background) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
