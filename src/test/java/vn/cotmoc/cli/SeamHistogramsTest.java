// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.playback.bench.SeamCounts;
import vn.cotmoc.playback.bench.SeamCounts.Range;

/** What a node tells of its seams is read, and held against what was seen. */
@Tag("L1")
final class SeamHistogramsTest {
    private static final String PAGE = """
            # TYPE cotmoc_seam_hold_seconds histogram
            cotmoc_seam_hold_seconds_bucket{screen="man",le="0.05"} 8
            cotmoc_seam_hold_seconds_bucket{screen="man",le="0.067"} 9
            cotmoc_seam_hold_seconds_bucket{screen="man",le="+Inf"} 10
            cotmoc_seam_hold_seconds_count{screen="man"} 10
            cotmoc_seam_hold_seconds_sum{screen="man"} 0.36
            # TYPE cotmoc_start_lateness_seconds histogram
            cotmoc_start_lateness_seconds_bucket{screen="man",le="0.033"} 10
            cotmoc_start_lateness_seconds_bucket{screen="man",le="+Inf"} 12
            cotmoc_start_lateness_seconds_count{screen="man"} 12
            cotmoc_start_lateness_seconds_sum{screen="man"} 0.2
            """;
    private static final SeamHistograms TOLD = SeamHistograms.of(PAGE);

    @Test
    void shouldReadHowManyLieAboveTheEdges() {
        assertThat(TOLD)
                .returns(10L, SeamHistograms::seams)
                .returns(1L, SeamHistograms::longHolds)
                .returns(2L, SeamHistograms::lateStarts);
        assertThat(TOLD.meanHoldMs()).isCloseTo(36, offset(0.001));
    }

    @Test
    void shouldReadNothingWhereNothingHasBeenPlayed() {
        assertThat(SeamHistograms.of("")).returns(0L, SeamHistograms::seams).returns(0.0, SeamHistograms::meanHoldMs);
    }

    @Test
    void shouldAgreeWithAMeterThatSawTheSame() {
        assertThat(TOLD.agreesWith(seen(11, 34, 1, 2))).isTrue();
    }

    @Test
    void shouldNotAgreeWhereTheMeterSawMoreSeams() {
        assertThat(TOLD.agreesWith(seen(14, 34, 1, 2))).isFalse();
    }

    @Test
    void shouldNotAgreeWhereTheMeterSawOtherHolds() {
        assertThat(TOLD.agreesWith(seen(10, 60, 1, 2))).isFalse();
        assertThat(TOLD.agreesWith(seen(10, 36, 3, 2))).isFalse();
    }

    @Test
    void shouldNotAgreeWhereTheMeterSawMoreLateStarts() {
        assertThat(TOLD.agreesWith(seen(10, 36, 1, 4))).isFalse();
    }

    @Test
    void shouldTellOnlyWhatHasComeSince() {
        SeamHistograms since = TOLD.minus(new SeamHistograms(4, 160, 1, 0));
        assertThat(since).returns(6L, SeamHistograms::seams).returns(0L, SeamHistograms::longHolds);
        assertThat(since.meanHoldMs()).isCloseTo(200.0 / 6, offset(0.001));
    }

    private static SeamCounts seen(int seams, double meanHoldMs, int longHolds, int lateStarts) {
        return new SeamCounts(seams, meanHoldMs, new Range(longHolds, longHolds), new Range(lateStarts, lateStarts));
    }
}
