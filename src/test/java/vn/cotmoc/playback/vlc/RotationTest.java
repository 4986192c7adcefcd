// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.x11.VirtualDisplay;
import vn.cotmoc.glass.x11.X11Glass;
import vn.cotmoc.media.strip.Strip;
import vn.cotmoc.media.strip.StripClips;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playlist.Clip;

@Tag("L3")
final class RotationTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"0, 123456", "90, 415263", "180, 654321", "270, 362514"})
    void shouldPutEachPixelInItsPlace(int degrees, String turned) {
        int[] to = new int[6];
        new Rotation(degrees).turn(new int[] {1, 2, 3, 4, 5, 6}, 0, new Area(0, 0, 3, 2), to);
        assertThat(Arrays.stream(to).mapToObj(String::valueOf).reduce("", String::concat))
                .isEqualTo(turned);
    }

    @Test
    void shouldGiveTheSameWhetherInBandsOrWhole() {
        var size = new Area(0, 0, 70, 50);
        int[] picture = IntStream.range(0, 3500).toArray();
        int[] whole = new int[3500];
        int[] inBands = new int[3500];
        var rotation = new Rotation(90);
        rotation.turn(picture, 0, size, whole);
        for (int top = 0; top < 50; top += 20) {
            rotation.turn(Arrays.copyOfRange(picture, top * 70, Math.min(50, top + 20) * 70), top, size, inBands);
        }
        assertThat(inBands).isEqualTo(whole);
    }

    /** Turned back, what stands on the glass is the clip with its strip. */
    @ParameterizedTest
    @ValueSource(ints = {90, 180, 270})
    void shouldShowAVideoTurnedWhenTheScreenHangsOtherwise(int degrees) throws Exception {
        Path clip = StripClips.make(folder, 5, 25, WIDTH, HEIGHT, 2_000, false);
        Area screen = new Rotation(degrees).turned(WIDTH, HEIGHT);
        try (var x = new VirtualDisplay(folder.resolve("x11"), screen);
                var glass = new X11Glass(x.display());
                var player = new VlcPlayer("man", x::display, screen, degrees, () -> {})) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> player.take().stream().anyMatch(Report.Ready.class::isInstance));
            player.send(new Order.Preroll(1, clip, Clip.Kind.VIDEO, WIDTH, HEIGHT, Clip.Fit.CONTAIN, false, false));
            player.send(new Order.Flip(1, System.nanoTime()));
            await().atMost(Duration.ofSeconds(10))
                    .until(() ->
                            strip(glass, screen, 360 - degrees).map(Strip::clip).equals(Optional.of(5)));
        }
    }

    private static Optional<Strip> strip(X11Glass glass, Area screen, int degreesBack) {
        int[] upright = new int[WIDTH * HEIGHT];
        new Rotation(degreesBack).turn(glass.read(screen).rgb(), 0, screen, upright);
        int rows = 2 * Strip.rowHeight(HEIGHT);
        byte[] gray = new byte[WIDTH * rows];
        for (int i = 0; i < gray.length; i++) {
            gray[i] = (byte) (upright[WIDTH * (HEIGHT - rows) + i] >> 8);
        }
        try {
            return Optional.of(Strip.of(gray, WIDTH));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }
}
