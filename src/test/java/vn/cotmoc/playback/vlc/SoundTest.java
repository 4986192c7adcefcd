// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.x11.VirtualDisplay;
import vn.cotmoc.media.Ffmpeg;
import vn.cotmoc.media.strip.StripClips;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playlist.Clip;

/** What is heard, recorded behind a sound server. The clips beep each half second, each in a tone of its own. */
@Tag("L3")
final class SoundTest {
    private static final Area SCREEN = new Area(0, 0, 320, 180);
    private static final int CLIP_MS = 6_000;
    private static final Duration SOON = Duration.ofSeconds(20);
    /** A clip's beeps have a mean amplitude of 0.05. */
    private static final double AUDIBLE = 0.03;

    private static final double SILENT = 0.001;
    private static final long LEAD_NS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Two tones that can be told apart within 10 ms, and their amplitude. */
    private static final int LOW = 300;

    private static final int HIGH = 1_000;
    private static final double LOUDNESS = 0.2;
    private static final int SEAMS = 3;
    private static final int SEAM_FRAMES = NullSink.RATE / 20;

    @TempDir
    private Path folder;

    private final Queue<Report> heard = new ConcurrentLinkedQueue<>();
    private final List<Process> players = new ArrayList<>();
    private Path[] clips;
    private VirtualDisplay x;
    private NullSink sink;

    @BeforeEach
    void openSink() throws Exception {
        clips = new Path[] {
            StripClips.make(folder, 1, 30, 320, 180, CLIP_MS, true),
            StripClips.make(folder, 2, 30, 320, 180, CLIP_MS, true)
        };
        x = new VirtualDisplay(folder.resolve("x11"), SCREEN);
        sink = new NullSink(Files.createDirectory(folder.resolve("sound")));
    }

    @AfterEach
    void endPlayer() {
        players.forEach(Process::destroyForcibly);
        sink.close();
        x.close();
    }

    @Test
    void shouldHearEachClipOnceItIsOnAirAndNothingOfItBefore() throws Exception {
        startPlayer("default");
        preroll(1, clips[0]);
        assertThat(loudest(sink.samples())).as("while it is pre-rolled").isLessThan(SILENT);
        flip(1);
        awaitTone(1, 2);
        preroll(2, clips[1]);
        flip(2);
        awaitTone(2, 1);
    }

    @Test
    void shouldBeSilentForAsLongAsItIsMutedAndUseTheDeviceOfItsScreen() throws Exception {
        startPlayer("cotmoc-ngoai-troi");
        send(new Order.Mute(true));
        preroll(1, clips[0]);
        flip(1);
        int shown = sink.recorded();
        await().atMost(SOON).until(() -> sink.recorded() > shown + NullSink.RATE);
        assertThat(loudest(sink.samples())).isLessThan(SILENT);
        send(new Order.Mute(false));
        awaitTone(1, 2);
    }

    /** Where the machine leaves the sound server waiting there is a hole, too; so most seams count, not all. */
    @Test
    void shouldNotClickWhenOneToneFollowsAnother() throws Exception {
        startPlayer("default");
        Path[] tones = {steady(LOW), steady(HIGH)};
        List<Double> steps = new ArrayList<>();
        for (int play = 0; play <= SEAMS; play++) {
            preroll(play + 1, tones[play % 2]);
            int before = sink.recorded();
            flip(play + 1);
            int pitch = play % 2 == 0 ? LOW : HIGH;
            await().atMost(SOON).until(() -> hears(pitch, before));
            if (play > 0) {
                double[] samples = sink.samples();
                steps.add(steepest(samples, seam(samples, before, pitch)));
            }
        }
        Collections.sort(steps);
        assertThat(steps.get(SEAMS / 2))
                .as("%s", steps)
                .isLessThan(1.5 * LOUDNESS * 2 * Math.PI * HIGH / NullSink.RATE);
    }

    /** For a tenth of a second at the end of the recording. */
    private boolean hears(int pitch, int from) throws IOException {
        double[] samples = sink.samples();
        int at = samples.length - 2 * SEAM_FRAMES;
        return at > from && tone(Arrays.copyOfRange(samples, at, samples.length), pitch) > LOUDNESS / 2;
    }

    /** Where a pitch begins to be heard. */
    private static int seam(double[] samples, int from, int pitch) {
        int at = from;
        while (tone(Arrays.copyOfRange(samples, at, at + NullSink.RATE / 100), pitch) < LOUDNESS / 2) {
            at += NullSink.RATE / 1_000;
        }
        return at;
    }

    /** The largest difference of two samples that follow each other, half a tenth of a second before and after. */
    private static double steepest(double[] samples, int seam) {
        return IntStream.range(seam - SEAM_FRAMES, seam + SEAM_FRAMES)
                .mapToDouble(i -> Math.abs(samples[i] - samples[i - 1]))
                .max()
                .orElseThrow();
    }

    private Path steady(int pitch) {
        return Ffmpeg.from(
                clips[0],
                folder.resolve(pitch + ".mp4"),
                "-f",
                "lavfi",
                "-i",
                "aevalsrc=%s*sin(2*PI*%d*t):s=48000:d=%d".formatted(LOUDNESS, pitch, CLIP_MS / 1_000),
                "-map",
                "0:v",
                "-map",
                "1:a",
                "-c:v",
                "copy",
                "-c:a",
                "aac",
                "-ac",
                "2");
    }

    /** @param device that ALSA's settings define, and no other */
    private void startPlayer(String device) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PlayerMain.class.getName(),
                PlayerMain.PLAYER,
                x.display().name(),
                SCREEN.toString(),
                "0");
        builder.environment().put("ALSA_CONFIG_PATH", sink.alsaSettings(device).toString());
        builder.environment().put(PlayerProcess.SCREEN_VARIABLE, "ngoai-troi");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment()
                .put(
                        "XAUTHORITY",
                        Objects.requireNonNull(x.display().authority()).toString());
        Process player =
                builder.redirectError(folder.resolve("player.log").toFile()).start();
        players.add(player);
        var ear = new Thread(() -> listen(player), "ear");
        ear.setDaemon(true);
        ear.start();
        hear(new Report.Ready());
    }

    private void flip(long play) throws IOException {
        send(new Order.Flip(play, System.nanoTime() + LEAD_NS));
        await().atMost(SOON)
                .until(() -> heard.stream().anyMatch(it -> it instanceof Report.OnGlass on && on.play() == play));
    }

    /** In what was recorded last this clip's beeps are heard, and nothing of the other's. */
    private void awaitTone(int clip, int other) {
        await().atMost(SOON).until(() -> {
            double[] samples = sink.samples();
            double[] last = Arrays.copyOfRange(samples, samples.length - NullSink.RATE / 2, samples.length);
            return tone(last, StripClips.tone(clip)) > AUDIBLE && tone(last, StripClips.tone(other)) < AUDIBLE / 5;
        });
    }

    private static double loudest(double[] samples) {
        return DoubleStream.of(samples).map(Math::abs).max().orElse(0);
    }

    /** How much of one pitch there is: the amplitude of its sine, by Goertzel's sum written out. */
    private static double tone(double[] samples, int hertz) {
        double cosines = 0;
        double sines = 0;
        for (int i = 0; i < samples.length; i++) {
            double phase = 2 * Math.PI * hertz * i / NullSink.RATE;
            cosines += samples[i] * Math.cos(phase);
            sines += samples[i] * Math.sin(phase);
        }
        return 2 * Math.hypot(cosines, sines) / samples.length;
    }

    private void preroll(long play, Path clip) throws IOException {
        send(new Order.Preroll(play, clip, Clip.Kind.VIDEO, 320, 180, Clip.Fit.CONTAIN, true, false));
        hear(new Report.Prerolled(play));
    }

    private void send(Order order) throws IOException {
        OutputStream orders = players.get(0).getOutputStream();
        orders.write((Wire.line(order) + "\n").getBytes(StandardCharsets.UTF_8));
        orders.flush();
    }

    private void listen(Process player) {
        try (BufferedReader lines = player.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().filter(line -> !line.isEmpty()).map(Wire::report).forEach(heard::add);
        } catch (IOException | UncheckedIOException e) {
            // It was ended.
        }
    }

    private void hear(Report wanted) {
        await().atMost(SOON).until(() -> heard.contains(wanted));
    }
}
