// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;

@Tag("L3")
class FootageTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void shouldKnowAFilmThatMoves() {
        assertThat(Footage.look(Ffmpeg.h264(folder.resolve("a.mp4"), 2))).isEqualTo(new Footage(true, true));
    }

    @Test
    void shouldKnowAFilmThatIsBlackAndOneThatStands() {
        assertThat(Footage.look(Ffmpeg.standing(folder.resolve("den.mp4"), "color=c=black", 20)))
                .isEqualTo(new Footage(false, false));
        assertThat(Footage.look(Ffmpeg.standing(folder.resolve("dung.mp4"), "testsrc=n=0", 20)))
                .isEqualTo(new Footage(true, false));
    }

    @Test
    void shouldFindTheMotionBehindAStillBeginningAndTheLightBehindADarkOne() {
        Path still = made("still.mp4", "[0]tpad=start_duration=12:start_mode=clone");
        assertThat(Footage.look(still)).isEqualTo(new Footage(true, true));
        Path dark = made("dark.mp4", "[0]tpad=start_duration=12:color=black");
        assertThat(Footage.look(dark)).isEqualTo(new Footage(true, true));
    }

    @Test
    void shouldFindTheMotionBetweenKeyPicturesThatAreTheSame() {
        String flash = "[0]trim=end_frame=1,loop=-1:1,setpts=N/25/TB,trim=duration=5,negate=enable='between(n,10,30)'";
        Path film = made("between.mp4", flash, "-g", "50", "-sc_threshold", "0");
        assertThat(Footage.look(film).moves()).isTrue();
    }

    @Test
    void shouldTellLaterWhatItIsAskedForAndNothingOfWhatIsNoFilm() throws IOException {
        Path film = Ffmpeg.h264(folder.resolve("a.mp4"), 1);
        Path text = Files.writeString(folder.resolve("b.mp4"), "no film");
        assertThatThrownBy(() -> Footage.look(text)).isInstanceOf(Fault.class);
        try (var footages = new Footages()) {
            assertThat(footages.find("b", text)).isEmpty();
            assertThat(footages.find("a", film)).isEmpty();
            await().atMost(SOON).until(() -> footages.find("a", film).isPresent());
            assertThat(footages.find("b", text)).isEmpty();
        }
    }

    /** Five seconds of a moving picture with something done to it. */
    private Path made(String name, String filter, String... options) {
        var words = new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc=s=320x180:r=25:d=5"));
        words.addAll(List.of("-filter_complex", filter));
        words.addAll(List.of(options));
        words.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"));
        return Ffmpeg.run(folder.resolve(name), words);
    }
}
