// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.x11.VirtualDisplay;
import vn.cotmoc.media.strip.StripClips;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playlist.Clip;

/** What a player can still do; needs a kernel with Landlock and seccomp, as Debian's are. */
@Tag("L3")
final class FenceTest {
    private static final Area SCREEN = new Area(0, 0, 320, 180);
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final List<Report> heard = new ArrayList<>();
    private Enclosure enclosure;
    private Path data;

    @BeforeEach
    void makeData() throws IOException {
        data = Files.createDirectory(folder.resolve("dữ liệu"));
        enclosure = new Enclosure(data, List.of("media", "x11"));
        Files.createDirectory(data.resolve("media"));
        for (String file : List.of("key", "node.db", "media/clip")) {
            Files.writeString(data.resolve(file), "before");
        }
        Files.writeString(folder.resolve("beside"), "before");
        Files.createSymbolicLink(folder.resolve("link"), data.resolve("key"));
    }

    @Test
    void shouldLeaveNeitherTheDaemonsFilesNorTheNetwork() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(enclosure.options());
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
            command.addAll(List.of(FencedMain.class.getName(), data.toString(), "" + server.getLocalPort()));
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();

            assertThat(new String(process.getInputStream().readAllBytes(), UTF_8).lines())
                    .containsExactly(
                            "no: reads the key",
                            "no: reads the key by a link",
                            "no: reads the key by /proc",
                            "no: writes to the database",
                            "no: lists the folder",
                            "no: makes a file",
                            "lists the media",
                            "reads a clip",
                            "no: writes to a clip",
                            "writes beside the folder",
                            "no: connects",
                            "no: connects by an earlier thread",
                            "has a local socket");
        }
        assertThat(data.resolve("node.db")).hasContent("before");
        assertThat(data.resolve("media/clip")).hasContent("before");
    }

    @Test
    void shouldPlayWhatLiesInTheMediaAndNothingElse() throws Exception {
        Path clip = StripClips.make(data.resolve("media"), 1, 25, 320, 180, 1_000, true);
        Path secret = Files.copy(clip, data.resolve("secret.mp4"));
        try (var x = new VirtualDisplay(data.resolve("x11"), SCREEN);
                var player = new VlcPlayer("man", x::display, SCREEN, 0, () -> {}, enclosure)) {
            hear(player, Report.Ready.class::isInstance);
            play(player, 1, secret);
            hear(player, report -> report instanceof Report.Failed failed && failed.play() == 1);
            play(player, 2, clip);
            hear(player, report -> report instanceof Report.OnGlass on && on.play() == 2);
            assertThat(threadsOutside(player.pid())).isEmpty();
        }
    }

    /** Every thread is under the filter, and none can get more rights. */
    private static List<String> threadsOutside(long process) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + process + "/task"))) {
            return tasks.map(FenceTest::status)
                    .filter(status -> !status.isEmpty())
                    .filter(status -> !status.contains("Seccomp:\t2\n") || !status.contains("NoNewPrivs:\t1\n"))
                    .toList();
        }
    }

    private static String status(Path task) {
        try {
            return Files.readString(task.resolve("status"));
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    private static void play(VlcPlayer player, long play, Path clip) {
        player.send(new Order.Preroll(play, clip, Clip.Kind.VIDEO, 320, 180, Clip.Fit.CONTAIN, true, false));
        player.send(new Order.Flip(play, System.nanoTime()));
    }

    private void hear(VlcPlayer player, Predicate<Report> wanted) {
        await().atMost(SOON).until(() -> {
            heard.addAll(player.take());
            return heard.stream().anyMatch(wanted);
        });
    }
}
