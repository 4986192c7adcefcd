// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cotmoc.fault.Fault;

@Tag("L3")
class ThumbnailsTest {
    private final Thumbnails thumbnails = new Thumbnails();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 3})
    void shouldShowAFilmOfAnyLength(double seconds) throws IOException {
        Path film = Ffmpeg.h264(folder.resolve("film.mp4"), seconds);
        BufferedImage small = read(thumbnails.jpeg("a", film));
        assertThat(small.getWidth()).isEqualTo(320);
        assertThat(small.getHeight()).isEqualTo(180);
    }

    @Test
    void shouldShowAStillAndKeepIt() throws IOException {
        Path still = Ffmpeg.still(folder.resolve("still.png"), "600x1200");
        byte[] small = thumbnails.jpeg("b", still);
        assertThat(read(small).getWidth()).isEqualTo(160);
        assertThat(read(small).getHeight()).isEqualTo(320);
        Files.delete(still);
        assertThat(thumbnails.jpeg("b", still)).isSameAs(small);
    }

    @Test
    void shouldRefuseWhatShowsNothing() throws IOException {
        Path text = Files.writeString(folder.resolve("film.mp4"), "no film");
        assertThatThrownBy(() -> thumbnails.jpeg("c", text))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("media-unknown"));
    }

    private static BufferedImage read(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }
}
