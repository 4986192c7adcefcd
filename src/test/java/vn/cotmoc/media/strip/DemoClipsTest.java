// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media.strip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clips that come with a checkout are what `playlists/media/make` says they are. */
@Tag("L3")
class DemoClipsTest {
    private static final Path MEDIA = Path.of("playlists/media");
    private static final int FPS = 30;

    @ParameterizedTest
    @CsvSource({"1, bien-gioi-hoa-binh.mp4, 8", "2, nhip-cau-huu-nghi.mp4, 9", "3, border-formalities.mp4, 7"})
    void shouldTellClipAndFrameWhenDecoded(int number, String file, int lengthS) throws Exception {
        List<Strip> told = StripClips.read(MEDIA.resolve(file), 1280, 720);
        assertThat(told)
                .isEqualTo(IntStream.range(0, lengthS * FPS)
                        .mapToObj(frame -> new Strip(number, frame))
                        .toList());
    }
}
