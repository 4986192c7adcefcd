// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.x11.VirtualDisplay;
import vn.cotmoc.media.Ffmpeg;
import vn.cotmoc.media.strip.StripClips;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playlist.Clip;

/** What has become of a clip's file after it was accepted, against the real player. */
@Tag("L3")
final class SpoiltClipTest {
    private static final Area SCREEN = new Area(0, 0, 320, 180);
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final List<Report> heard = new ArrayList<>();
    private VirtualDisplay x;
    private VlcPlayer player;

    private enum Spoilt {
        MISSING {
            @Override
            void spoil(Path clip) throws Exception {
                Files.delete(clip);
            }
        },
        EMPTY {
            @Override
            void spoil(Path clip) throws Exception {
                Files.write(clip, new byte[0]);
            }
        },
        CUT_OFF {
            @Override
            void spoil(Path clip) throws Exception {
                byte[] whole = Files.readAllBytes(clip);
                Files.write(clip, Arrays.copyOf(whole, 1_000));
            }
        },
        NO_VIDEO {
            @Override
            void spoil(Path clip) throws Exception {
                byte[] noise = new byte[100_000];
                new Random(1).nextBytes(noise);
                Files.write(clip, noise);
            }
        },
        FOLDER {
            @Override
            void spoil(Path clip) throws Exception {
                Files.delete(clip);
                Files.createDirectory(clip);
            }
        },
        STALLED {
            @Override
            void spoil(Path clip) throws Exception {
                Files.delete(clip);
                new ProcessBuilder("mkfifo", clip.toString()).start().waitFor();
            }
        };

        abstract void spoil(Path clip) throws Exception;
    }

    @BeforeEach
    void startPlayer() throws Exception {
        x = new VirtualDisplay(folder.resolve("x11"), SCREEN);
        player = new VlcPlayer("man", x::display, SCREEN, 0, () -> {});
        await(report -> report instanceof Report.Ready);
    }

    @AfterEach
    void endPlayer() {
        player.close();
        x.close();
    }

    @ParameterizedTest
    @EnumSource(Spoilt.class)
    void shouldNeverGoOnAirWhenItGivesNoPicture(Spoilt how) throws Exception {
        Path clip = StripClips.make(folder, 1, 25, 320, 180, 1_000, true);
        how.spoil(clip);
        play(1, clip);
        await(report -> report instanceof Report.Failed failed && failed.play() == 1);
        assertThat(heard).noneMatch(Report.OnGlass.class::isInstance).noneMatch(Report.Gone.class::isInstance);
    }

    @Test
    void shouldNeverGoOnAirWhenSomeOfItsFileIsMissing() throws Exception {
        Path clip = beginningAtOnce(StripClips.make(folder, 1, 25, 320, 180, 4_000, true));
        long whole = Files.size(clip);
        cutInHalf(clip);
        player.send(new Order.Preroll(1, clip, Clip.Kind.VIDEO, 320, 180, Clip.Fit.CONTAIN, true, false, false, whole));
        player.send(new Order.Flip(1, System.nanoTime()));
        await(report -> report instanceof Report.Failed failed && failed.play() == 1);
        assertThat(heard).noneMatch(Report.OnGlass.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTellThatAClipIsOverWhenItsFileEndsBeforeItsTime(boolean withSound) throws Exception {
        Path clip = beginningAtOnce(StripClips.make(folder, 1, 25, 320, 180, 4_000, withSound));
        cutInHalf(clip);
        play(1, clip);
        await(report -> report instanceof Report.Progress progress && progress.over());
        assertThat(heard)
                .filteredOn(report -> report instanceof Report.Progress progress && progress.over())
                .allSatisfy(report ->
                        assertThat(((Report.Progress) report).pictures()).isBetween(1L, 90L));
    }

    /** Its index lies at the front, so that the beginning can be shown without the end. */
    private static Path beginningAtOnce(Path clip) {
        return Ffmpeg.from(clip, clip.resolveSibling("beginning.mp4"), "-c", "copy", "-movflags", "+faststart");
    }

    private static void cutInHalf(Path clip) throws Exception {
        byte[] whole = Files.readAllBytes(clip);
        Files.write(clip, Arrays.copyOf(whole, whole.length / 2));
    }

    @Test
    void shouldPlayOnWhenItsFileIsDeletedMeanwhile() throws Exception {
        Path clip = StripClips.make(folder, 1, 25, 320, 180, 5_000, true);
        play(1, clip);
        await(report -> report instanceof Report.OnGlass);
        Files.delete(clip);
        await(report -> report instanceof Report.Progress progress && progress.pictures() >= 100);
    }

    @Test
    void shouldOutliveAClipThatIsDamagedInTheMiddle() throws Exception {
        Path clip = StripClips.make(folder, 1, 25, 320, 180, 4_000, true);
        byte[] bytes = Files.readAllBytes(clip);
        byte[] noise = new byte[bytes.length / 4];
        new Random(2).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, bytes.length / 2, noise.length);
        Files.write(clip, bytes);
        play(1, clip);
        await(report -> report instanceof Report.OnGlass);
        Path whole = StripClips.make(folder, 2, 25, 320, 180, 4_000, true);
        play(2, whole);
        await(report -> report instanceof Report.Progress progress && progress.play() == 2 && progress.pictures() > 25);
        assertThat(heard).noneMatch(Report.Gone.class::isInstance);
    }

    @Test
    void shouldShowAClipOfThreeFrames() throws Exception {
        play(1, StripClips.make(folder, 1, 30, 320, 180, 100, false));
        await(report -> report instanceof Report.OnGlass);
    }

    private void play(long play, Path clip) {
        player.send(new Order.Preroll(play, clip, Clip.Kind.VIDEO, 320, 180, Clip.Fit.CONTAIN, true, false));
        player.send(new Order.Flip(play, System.nanoTime()));
    }

    private void await(Predicate<Report> wanted) {
        Awaitility.await().atMost(SOON).until(() -> {
            heard.addAll(player.take());
            return heard.stream().anyMatch(wanted);
        });
    }
}
