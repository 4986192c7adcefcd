// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.media.MediaStore;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.PlaylistFile;
import vn.cotmoc.schedule.Screen;
import vn.cotmoc.time.FakeClock;

/** A clip that cannot be shown, and its file on a disk. */
@Tag("L3")
final class CheckedMediaTest {
    private static final String WHOLE = "a";
    private static final String DAMAGED = "b";
    /** SHA-256 of {@link #WHOLE}; here it is the clip's id too. */
    private static final String CLIP = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";

    @TempDir
    private Path folder;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T09:00:00+07:00"));
    private MediaStore store;
    private CheckedMedia media;
    private Playable playable;
    private Playlist playlist;
    private Path file;

    @BeforeEach
    void expectAWholeFile() throws IOException {
        String yaml = """
                playlist: thu
                version: 1
                nodes: ["*"]
                clips: [{id: %1$s, title: Một, file: mot.png, topic: khac, language: vi, source: tinh}]
                schedule: [{slot: ngay, between: ["00:00", "24:00"], clips: [%1$s]}]
                filler: [%1$s]
                """.formatted(CLIP);
        playlist = SealedClips.of(
                PlaylistFile.read("thu.yaml", yaml.getBytes(StandardCharsets.UTF_8))
                        .playlist(),
                clip -> 1_000);
        store = new MediaStore(folder.resolve("media"));
        file = Files.writeString(folder.resolve("media").resolve(CLIP), WHOLE);
        media = new CheckedMedia(store);
        playable = new Playable(media);
        media.expect(playlist);
        media.check(playlist);
    }

    @Test
    void shouldTakeAFailedClipBackAsSoonAsItsFileIsMended() throws IOException {
        Files.writeString(file, DAMAGED);
        fail();
        media.look(playlist);
        assertThat(isPlayable()).isFalse();
        Files.writeString(file, WHOLE);
        media.look(playlist);
        assertThat(isPlayable()).isTrue();
    }

    @Test
    void shouldTakeAFailedClipBackAsSoonAsItsFileHasArrivedAgain() throws IOException {
        fail();
        media.look(playlist);
        assertThat(isPlayable()).isFalse();
        store.arrive(Files.writeString(store.incoming().resolve("up"), WHOLE), CLIP);
        assertThat(isPlayable()).isTrue();
    }

    @Test
    void shouldTryAFailedClipAgainAfterAnHourWhenItsFileStays() {
        for (int time = 0; time < 3; time++) {
            fail();
            clock.pass(Duration.ofHours(1));
            assertThat(isPlayable()).isFalse();
            clock.pass(Duration.ofSeconds(1));
            assertThat(isPlayable()).isTrue();
        }
    }

    @Test
    void shouldFindAFileThatWasMissingAsSoonAsItIsThere() throws IOException {
        Files.delete(file);
        media.check(playlist);
        assertThat(media.missing()).containsExactly(CLIP);
        Files.writeString(file, DAMAGED);
        media.look(playlist);
        assertThat(media.missing()).containsExactly(CLIP);
        Files.writeString(file, WHOLE);
        media.look(playlist);
        assertThat(media.missing()).isEmpty();
        assertThat(isPlayable()).isTrue();
    }

    private void fail() {
        Clip clip = playlist.clips().get(0);
        playable.fail(clip, BadClip.Trouble.NO_PICTURE, clock.now());
    }

    private boolean isPlayable() {
        var programme = Programme.of(playlist, new Screen("man", null, ZoneOffset.UTC));
        return playable.in(programme, clock.now()).test(CLIP);
    }
}
