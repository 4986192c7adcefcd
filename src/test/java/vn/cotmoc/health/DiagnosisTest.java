// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.time.Moment;

@Tag("L1")
class DiagnosisTest {
    private static final Symptom COVERED = Symptom.on("man", Trouble.GLASS_COVERED);
    private static final long STEP_MS = 250;

    private final Diagnosis diagnosis = new Diagnosis();
    private final List<String> told = new ArrayList<>();
    private long nowMs;

    @Test
    void shouldTellWhatLastsAndThatItIsOver() {
        look(2_900, COVERED);
        assertThat(told).isEmpty();

        look(200, COVERED);
        assertThat(told).containsExactly("3000 opened");

        look(2_900);
        assertThat(told).hasSize(1);
        look(500);
        assertThat(told).containsExactly("3000 opened", "6250 over");
    }

    @Test
    void shouldNotTellWhatDoesNotLast() {
        for (int i = 0; i < 20; i++) {
            look(2_000, COVERED);
            look(250);
        }

        assertThat(told).isEmpty();
    }

    @Test
    void shouldMakeOneOfWhatComesAndGoesWithinItsMeasure() {
        look(4_000, COVERED);
        for (int i = 0; i < 20; i++) {
            look(2_000);
            look(1_000, COVERED);
        }

        assertThat(told).containsExactly("3000 opened");
    }

    @Test
    void shouldHoldWhatFlapsForLongerEachTime() {
        for (int i = 0; i < 60; i++) {
            look(4_000, COVERED);
            look(10_000);
        }

        assertThat(told.stream().filter(each -> each.endsWith("opened"))).hasSizeLessThanOrEqualTo(3);

        look(Duration.ofMinutes(16).toMillis());
        assertThat(told.get(told.size() - 1)).endsWith("over");
    }

    @Test
    void shouldTellOnceThatItGotWorse() {
        Symptom low = Symptom.of(Trouble.DISK_LOW, 1_500);
        look(3_000, low);
        look(1_000, low.as(Severity.FAULT));
        look(1_000, low);
        look(1_000, low.as(Severity.FAULT));

        assertThat(told).containsExactly("2000 opened", "3000 worse");
    }

    @Test
    void shouldNeitherOpenNorCloseWhileNothingIsMeantToBeSeen() {
        look(4_000, COVERED);
        hold(Duration.ofHours(6).toMillis());
        assertThat(told).containsExactly("3000 opened");

        look(3_500);
        assertThat(told).hasSize(2);
    }

    @Test
    void shouldOpenNothingWhileNothingIsMeantToBeSeen() {
        hold(Duration.ofHours(6).toMillis(), COVERED);

        assertThat(told).isEmpty();
    }

    @Test
    void shouldGoOnWithWhatTheLastProcessLeft() {
        diagnosis.resume(List.of(COVERED), now());
        look(4_000, COVERED);
        assertThat(told).isEmpty();

        look(3_500);
        assertThat(told).containsExactly("7000 over");
    }

    @Test
    void shouldTellAnewAfterAWhileWhatSomebodySaidWasOverAndIsNot() {
        look(4_000, COVERED);
        diagnosis.dismiss(COVERED.key(), now());
        look(Duration.ofMinutes(9).toMillis(), COVERED);
        assertThat(told).hasSize(1);

        look(Duration.ofMinutes(2).toMillis(), COVERED);
        assertThat(told).containsExactly("3000 opened", "604000 opened");
    }

    @Test
    void shouldTellSoonWhatComesBackAfterItWasOver() {
        look(4_000, COVERED);
        diagnosis.dismiss(COVERED.key(), now());
        look(1_000);
        look(3_250, COVERED);

        assertThat(told).containsExactly("3000 opened", "8000 opened");
    }

    @Test
    void shouldTellTwoClipsApart() {
        look(250, Symptom.on("man", Trouble.CLIP_BLACK, "mot"), Symptom.on("man", Trouble.CLIP_BLACK, "hai"));

        assertThat(told).containsExactly("0 opened", "0 opened");
    }

    private void look(long ms, Symptom... symptoms) {
        look(ms, false, symptoms);
    }

    private void hold(long ms, Symptom... symptoms) {
        look(ms, true, symptoms);
    }

    private void look(long ms, boolean held, Symptom... symptoms) {
        long endMs = nowMs + ms;
        for (; nowMs < endMs; nowMs += STEP_MS) {
            for (Diagnosis.Finding finding : diagnosis.look(now(), List.of(symptoms), key -> held)) {
                told.add(nowMs + " " + finding.change().name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private Moment now() {
        return new Moment(Instant.EPOCH.plusMillis(nowMs), nowMs * 1_000_000, true);
    }
}
