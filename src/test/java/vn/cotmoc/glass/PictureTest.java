// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.glass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("L1")
class PictureTest {
    @Test
    void shouldBeTheMeanOfItsPixelsWhenSmaller() {
        var picture = new Picture(
                4, 2, new int[] {0x000000, 0x0000FF, 0xFF0000, 0xFF0000, 0x00FF00, 0x00FFFF, 0xFF0000, 0xFF0000});

        Picture small = picture.within(2);

        assertThat(small.width()).isEqualTo(2);
        assertThat(small.height()).isEqualTo(1);
        assertThat(small.at(0, 0)).isEqualTo(0x007F7F);
        assertThat(small.at(1, 0)).isEqualTo(0xFF0000);
    }

    @Test
    void shouldTurnClockwise() {
        var picture = new Picture(3, 2, new int[] {1, 2, 3, 4, 5, 6});

        assertThat(picture.turned(0)).isSameAs(picture);
        assertThat(picture.turned(90).rgb()).containsExactly(4, 1, 5, 2, 6, 3);
        assertThat(picture.turned(90).width()).isEqualTo(2);
        assertThat(picture.turned(180).rgb()).containsExactly(6, 5, 4, 3, 2, 1);
        assertThat(picture.turned(270).rgb()).containsExactly(3, 6, 2, 5, 1, 4);
        assertThat(picture.turned(270).height()).isEqualTo(3);
    }

    @Test
    void shouldKeepItsShapeAndEveryPartOfIt() {
        var picture = new Picture(
                1280, 720, IntStream.range(0, 1280 * 720).map(i -> 0xABCDEF).toArray());
        Picture small = picture.within(480);
        assertThat(small.height()).isEqualTo(270);
        assertThat(small.rgb()).containsOnly(0xABCDEF);
        assertThat(picture.within(1280)).isSameAs(picture);
        assertThat(picture.within(3840)).isSameAs(picture);
    }
}
