// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.glass.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.glass.Picture;
import vn.cotmoc.glass.StandbyCard;

@Tag("L3")
final class X11GlassTest {
    private static final Area SCREEN = new Area(0, 0, 1280, 720);

    @TempDir
    Path folder;

    @Test
    void shouldReadBackWhatItPaintedWhenNoWindowIsThere() {
        Picture card = StandbyCard.draw(SCREEN, List.of(SCREEN), "Cửa khẩu quốc tế Mộc Bài");
        try (var x = new VirtualDisplay(folder, SCREEN);
                var glass = new X11Glass(x.display())) {
            assertThat(glass.area()).isEqualTo(SCREEN);
            glass.paintBackground(card);
            Picture seen = glass.read(SCREEN);
            for (int y = 0; y < SCREEN.height(); y += 7) {
                for (int x0 = 0; x0 < SCREEN.width(); x0 += 3) {
                    assertThat(seen.at(x0, y)).isEqualTo(card.at(x0, y));
                }
            }
            assertThat(Lattice.read(glass, SCREEN).distance(Lattice.of(1280, 720, card::at)))
                    .isZero();
        }
    }

    @Test
    void shouldKeepThePictureWhenTheConnectionIsGone() {
        try (var x = new VirtualDisplay(folder, SCREEN)) {
            try (var first = new X11Glass(x.display())) {
                first.paintBackground(new Picture(1280, 720, filled(0x336699)));
            }
            try (var second = new X11Glass(x.display())) {
                assertThat(second.read(new Area(1279, 719, 1, 1)).at(0, 0)).isEqualTo(0x336699);
            }
        }
    }

    @Test
    void shouldRefuseWhenTheCookieIsWrong() throws Exception {
        try (var x = new VirtualDisplay(folder, SCREEN)) {
            Path forged = folder.resolve("forged");
            X11Display.writeAuthority(forged, new byte[16]);
            assertThatThrownBy(() -> new X11Glass(new X11Display(x.display().name(), forged)))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("display-gone"));
        }
    }

    @Test
    void shouldComeBackUnderItsNumberWhenTheServerIsKilled() {
        try (var x = new VirtualDisplay(folder, SCREEN)) {
            boolean same = false;
            // The number is free for an instant, and a server that starts just then may have it: not twice running.
            for (int attempt = 0; attempt < 3 && !same; attempt++) {
                same = isBackUnderItsNumber(x);
            }
            assertThat(same).isTrue();
        }
    }

    private static boolean isBackUnderItsNumber(VirtualDisplay x) {
        X11Display before = x.display();
        long killed = x.pid();
        try (var glass = new X11Glass(before)) {
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            assertThatThrownBy(() -> glass.read(SCREEN)).isInstanceOf(Fault.class);
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> x.pid() != killed);
        try (var glass = new X11Glass(x.display())) {
            assertThat(glass.area()).isEqualTo(SCREEN);
        }
        return x.display().name().equals(before.name());
    }

    @Test
    void shouldPaintTheCardAgainWhenTheServerWasKilled() {
        var card = new Picture(1280, 720, filled(0x123456));
        try (var x = new VirtualDisplay(folder, SCREEN);
                var backdrop = new Backdrop(x::display, size -> card)) {
            awaitColour(x, 0x123456);
            ProcessHandle.of(x.pid()).orElseThrow().destroyForcibly();
            awaitColour(x, 0x123456);
        }
    }

    private static void awaitColour(VirtualDisplay x, int rgb) {
        await().atMost(Duration.ofSeconds(5)).ignoreExceptions().until(() -> {
            try (var glass = new X11Glass(x.display())) {
                return glass.read(new Area(640, 360, 1, 1)).at(0, 0) == rgb;
            }
        });
    }

    @Test
    void shouldFindTheServerAgainWhenTheDaemonWasKilled() throws Exception {
        long left = leaveBehind(SCREEN);
        X11Display display;
        try (var again = new VirtualDisplay(folder, SCREEN)) {
            assertThat(again.pid()).isEqualTo(left);
            display = again.display();
        }
        assertThatThrownBy(() -> new X11Glass(display)).isInstanceOf(Fault.class);
        assertThat(Files.exists(folder.resolve("server"))).isFalse();
    }

    @Test
    void shouldStartAnewWhenTheServerLeftBehindHasAnotherSize() throws Exception {
        long left = leaveBehind(new Area(0, 0, 640, 360));
        try (var again = new VirtualDisplay(folder, SCREEN);
                var glass = new X11Glass(again.display())) {
            assertThat(again.pid()).isNotEqualTo(left);
            assertThat(glass.area()).isEqualTo(SCREEN);
        }
    }

    /** Starts a server from a process that is gone at once, as a killed daemon is; gives the server's process id. */
    private long leaveBehind(Area size) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(java, "-cp", System.getProperty("java.class.path"), Daemon.class.getName());
        var process = new ProcessBuilder(new ArrayList<>(command));
        process.command().addAll(List.of(folder.toString(), "" + size.width(), "" + size.height()));
        assertThat(process.inheritIO().start().waitFor()).isZero();
        return Long.parseLong(Files.readString(folder.resolve("server")).split(" ", 2)[0]);
    }

    static final class Daemon {
        public static void main(String... args) {
            var size = new Area(0, 0, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            var display = new VirtualDisplay(Path.of(args[0]), size);
            Runtime.getRuntime().halt(display.pid() > 0 ? 0 : 1);
        }
    }

    private static int[] filled(int rgb) {
        int[] pixels = new int[1280 * 720];
        Arrays.fill(pixels, rgb);
        return pixels;
    }
}
