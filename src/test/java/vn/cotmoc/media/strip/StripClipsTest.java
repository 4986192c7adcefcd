// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media.strip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("L3")
class StripClipsTest {
    @ParameterizedTest
    @CsvSource({
        "1, 30, 1280, 720, 1000, true",
        "255, 25, 640, 360, 2000, false",
        "170, 60, 1920, 1080, 500, false",
        "85, 24, 720, 576, 1500, true",
    })
    void shouldTellClipAndFrameWhenDecoded(
            int clip, int fps, int width, int height, int ms, boolean sound, @TempDir Path dir) throws Exception {
        Path file = StripClips.make(dir, clip, fps, width, height, ms, sound);
        assertThat(StripClips.read(file, width, height))
                .isEqualTo(IntStream.range(0, ms * fps / 1000)
                        .mapToObj(frame -> new Strip(clip, frame))
                        .toList());
    }

    @Test
    void shouldRefuseWhenThereIsNoStrip() {
        assertThatThrownBy(() -> Strip.of(new byte[26 * 4], 26)).hasMessageContaining("cell 0");
    }
}
