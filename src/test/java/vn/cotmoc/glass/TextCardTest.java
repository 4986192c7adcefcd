// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.glass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words drawn for a wall, looked at as people do: are they large, white on black, whole? */
@Tag("L1")
final class TextCardTest {
    private static final String VIETNAMESE =
            "Cửa khẩu tạm dừng thông quan từ 14 giờ. Đề nghị phương tiện chờ theo hướng dẫn.";
    private static final String KHMER = "ច្រកទ្វារព្រំដែនត្រូវបានបិទជាបណ្ដោះអាសន្នចាប់ពីម៉ោង១៤";
    private static final String ENGLISH = "The checkpoint is closed until further notice";

    @ParameterizedTest
    @ValueSource(strings = {VIETNAMESE, KHMER, ENGLISH, "DỪNG LẠI", "១", "a"})
    void shouldFillTheScreenWithinItsMargins(String words) {
        for (int[] size : new int[][] {{1280, 720}, {1920, 1080}, {192, 768}, {512, 96}}) {
            Picture picture = TextCard.draw(size[0], size[1], words);

            Area used = used(picture);
            assertThat(used.x()).as("left of %s", used).isGreaterThanOrEqualTo(size[0] / 25);
            assertThat(used.x() + used.width()).isLessThanOrEqualTo(size[0] - size[0] / 25);
            assertThat(used.y()).isGreaterThanOrEqualTo(size[1] / 25);
            assertThat(used.y() + used.height()).isLessThanOrEqualTo(size[1] - size[1] / 25);
            boolean wide = used.width() > size[0] * 0.5;
            boolean high = used.height() > size[1] * 0.35;
            assertThat(wide || high).as("as large as fits: %s", used).isTrue();
        }
    }

    @Test
    void shouldBreakAKhmerSentenceThatHasNoSpaces() {
        Picture whole = TextCard.draw(1280, 720, KHMER);

        assertThat(used(whole).height()).as("more than one line").isGreaterThan(300);
    }

    @Test
    void shouldHaveLettersForEveryLanguageOfTheBorder() {
        // A box for a missing letter is the same box for every letter.
        assertThat(TextCard.draw(640, 360, "ច").rgb())
                .isNotEqualTo(TextCard.draw(640, 360, "ញ").rgb());
        assertThat(TextCard.draw(640, 360, "ữ").rgb())
                .isNotEqualTo(TextCard.draw(640, 360, "ử").rgb());
    }

    @Test
    void shouldBeBlackWhenNothingIsToBeShown() {
        assertThat(TextCard.black(64, 36).rgb()).containsOnly(0);
    }

    /** Where it is not black. */
    private static Area used(Picture picture) {
        int left = picture.width();
        int top = picture.height();
        int right = -1;
        int bottom = -1;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if ((picture.at(x, y) & 0xFF) > 0x40) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        assertThat(right).as("anything drawn").isGreaterThanOrEqualTo(0);
        return new Area(left, top, right - left + 1, bottom - top + 1);
    }
}
