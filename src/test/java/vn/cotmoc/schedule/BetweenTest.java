// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stretches: in which order their clips come, how slots share, what holds a clip back, how they end. */
@Tag("L1")
class BetweenTest {
    @Test
    void shouldGoRoundInFileOrderWhenSequence() {
        Written written =
                Written.clips("a 20\nb 10").schedule("ngay, between: [\"08:00\", \"08:01\"], clips: [a, b, a]");
        assertThat(clips(written.plays("2026-11-03T08:00", "1M"))).containsExactly("a", "b", "a", "a");
    }

    @Test
    void shouldLoseItsTurnWhenPassedOver() {
        Written written =
                Written.clips("a 20\nb 10\nc 10").schedule("ngay, between: [\"08:00\", \"09:00\"], clips: [a, b, c]");
        Schedule schedule = written.schedule();
        assertThat(clips(written.plays(schedule, "2026-11-03T08:00", "1M30S", clip -> !clip.equals("b"))))
                .containsExactly("a", "c", "a", "c", "a", "c");
    }

    @Test
    void shouldFollowTheHashesWhenShuffled() {
        List<String> clips = List.of("a", "b", "c", "d");
        Written written = Written.clips("a 10\nb 10\nc 10\nd 10")
                .schedule("ngay, between: [\"08:00\", \"09:00\"], order: shuffle, clips: [a, b, c, d]");
        List<String> expected = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            String prefix = "mau/ngay/" + round + "/";
            List<String> order = new ArrayList<>(clips.stream()
                    .sorted((x, y) -> Fingerprint.sha256(prefix + x).compareTo(Fingerprint.sha256(prefix + y)))
                    .toList());
            if (!expected.isEmpty() && expected.get(expected.size() - 1).equals(order.get(0))) {
                order.add(0, order.remove(1));
            }
            expected.addAll(order);
        }
        assertThat(clips(written.plays("2026-11-03T08:00", "8M"))).isEqualTo(expected);
    }

    @Test
    void shouldNeverRepeatOverARoundsEndWhenTwoAreShuffled() {
        Written written = Written.clips("a 10\nb 10")
                .schedule("ngay, between: [\"08:00\", \"09:00\"], order: shuffle, clips: [a, b]");
        List<String> clips = clips(written.plays("2026-11-03T08:00", "20M"));
        assertThat(IntStream.range(1, clips.size())).allMatch(i -> !clips.get(i).equals(clips.get(i - 1)));
    }

    @Test
    void shouldLoseItsTurnInThatRoundWhenPassedOverInAShuffle() {
        Written written = Written.clips("a 10\nb 10\nc 10")
                .schedule("ngay, between: [\"08:00\", \"09:00\"], order: shuffle, clips: [a, b, c]");
        Schedule schedule = written.schedule();
        List<String> all = clips(written.plays(schedule, "2026-11-03T08:00", "30S", clip -> true));
        String first = all.get(0);
        List<String> without = clips(written.plays(schedule, "2026-11-03T08:00", "20S", clip -> !clip.equals(first)));
        assertThat(without).isEqualTo(all.subList(1, 3));
    }

    @Test
    void shouldSpreadByCreditWhenWeighted() {
        Written written = Written.clips("a 10\nb 10\nc 10")
                .schedule("ngay, between: [\"08:00\", \"09:00\"], order: weighted, weights: {b: 3}, clips: [a, b, c]");
        assertThat(clips(written.plays("2026-11-03T08:00", "1M40S")))
                .containsExactly("b", "a", "b", "c", "b", "b", "a", "b", "c", "b");
    }

    @Test
    void shouldNeitherGainNorPayWhenPassedOverInWeights() {
        Written written = Written.clips("a 10\nb 10\nc 10")
                .schedule("ngay, between: [\"08:00\", \"09:00\"], order: weighted, weights: {b: 3}, clips: [a, b, c]");
        // Without b the others take turns; then it goes on with the credit it had.
        assertThat(clips(written.plays(written.schedule(), "2026-11-03T08:00", "40S", clip -> !clip.equals("b"))))
                .containsExactly("a", "c", "a", "c");
    }

    @Test
    void shouldShareAirtimeByShare() {
        Written written = Written.clips("a 30\nb 20").schedule("""
                        mot, between: ["08:00", "09:00"], clips: [a]
                        hai, between: ["08:00", "09:00"], share: 2, clips: [b]""");
        assertThat(written.plays("2026-11-03T08:00", "2M20S"))
                .containsExactly(
                        "08:00:00-08:00:30 a mot",
                        "08:00:30-08:00:50 b hai",
                        "08:00:50-08:01:10 b hai",
                        "08:01:10-08:01:30 b hai",
                        "08:01:30-08:02:00 a mot",
                        "08:02:00-08:02:20 b hai");
    }

    @Test
    void shouldBeginTheAccountAnewWhenOtherSlotsAreOpen() {
        Written written = Written.clips("a 50\nb 10\nc 10").schedule("""
                        mot, between: ["08:00", "09:00"], clips: [a]
                        hai, between: ["08:00", "09:00"], clips: [b]
                        ba, between: ["08:01", "09:00"], clips: [c]""");
        assertThat(written.plays("2026-11-03T08:00", "2M20S"))
                .containsExactly(
                        "08:00:00-08:00:50 a mot",
                        "08:00:50-08:01:00 b hai",
                        "08:01:00-08:01:50 a mot",
                        "08:01:50-08:02:00 b hai",
                        "08:02:00-08:02:10 c ba",
                        "08:02:10-08:02:20 b hai");
    }

    @Test
    void shouldStayOpenWhenItGoesFromOneDayToTheNext() {
        Written written = Written.clips("a 60\nb 20").schedule("""
                        mot, between: ["00:00", "24:00"], clips: [a]
                        hai, between: ["00:00", "24:00"], clips: [b]""");
        assertThat(written.plays("2026-11-03T23:59", "2M"))
                .containsExactly(
                        "23:59:00-00:00:00 a mot",
                        "00:00:00-00:00:20 b hai",
                        "00:00:20-00:00:40 b hai",
                        "00:00:40-00:01:00 b hai");
    }

    @Test
    void shouldNoLongerHoldBackWhenAStartIsExactlyAnHourAgo() {
        Written written = Written.clips("a 1800 maxPerHour: 1\nb 1200")
                .schedule("ngay, between: [\"08:00\", \"12:00\"], clips: [a, b]");
        assertThat(written.plays("2026-11-03T08:00", "2H"))
                .containsExactly(
                        "08:00:00-08:30:00 a ngay",
                        "08:30:00-08:50:00 b ngay",
                        "08:50:00-09:10:00 b ngay",
                        "09:10:00-09:40:00 a ngay",
                        "09:40:00-10:00:00 b ngay");
        assertThat(Written.clips("a 1800 maxPerHour: 1\nb 1800")
                        .schedule("ngay, between: [\"08:00\", \"12:00\"], clips: [a, b]")
                        .plays("2026-11-03T08:00", "1H10M"))
                .last()
                .isEqualTo("09:00:00-09:30:00 a ngay");
    }

    @Test
    void shouldNoLongerHoldBackWhenTheGapIsExactlyOver() {
        Written written =
                Written.clips("a 30 minGap: 1m\nb 30").schedule("ngay, between: [\"08:00\", \"12:00\"], clips: [a, b]");
        assertThat(clips(written.plays("2026-11-03T08:00", "2M"))).containsExactly("a", "b", "a", "b");
        Written longer = Written.clips("a 30 minGap: 60001ms\nb 30")
                .schedule("ngay, between: [\"08:00\", \"12:00\"], clips: [a, b]");
        assertThat(clips(longer.plays("2026-11-03T08:00", "2M"))).containsExactly("a", "b", "b", "a");
    }

    @Test
    void shouldFillUntilTheLimitHasRunOut() {
        Written written =
                Written.clips("a 30 minGap: 1m").schedule("ngay, between: [\"08:00\", \"12:00\"], clips: [a]");
        assertThat(written.plays("2026-11-03T08:00", "1M30S"))
                .containsExactly(
                        "08:00:00-08:00:30 a ngay", "08:00:30-08:01:00 the-cho $filler", "08:01:00-08:01:30 a ngay");
    }

    @Test
    void shouldLeaveTheRankToOthersWhenNoClipIsEligible() {
        Written written = Written.clips("a 30 minGap: 1m\nb 20").schedule("""
                        tren, between: ["08:00", "12:00"], priority: high, clips: [a]
                        duoi, between: ["08:00", "12:00"], clips: [b]""");
        assertThat(written.plays("2026-11-03T08:00", "1M40S"))
                .containsExactly(
                        "08:00:00-08:00:30 a tren",
                        "08:00:30-08:00:50 b duoi",
                        "08:00:50-08:01:10 b duoi",
                        "08:01:10-08:01:40 a tren");
    }

    @Test
    void shouldPlayOutAtItsEndAndBeginNothingMore() {
        Written written = Written.clips("a 45").schedule("ngay, between: [\"08:00\", \"08:01\"], clips: [a]");
        assertThat(written.plays("2026-11-03T08:00", "1M40S"))
                .containsExactly(
                        "08:00:00-08:00:45 a ngay", "08:00:45-08:01:30 a ngay", "08:01:30-00:00:00 the-cho $filler");
    }

    @Test
    void shouldJudgeAClipsValidityByTheDayItStarts() {
        Written written = Written.clips("cu 600 validUntil: 2026-11-03\nmoi 600 validFrom: 2026-11-04")
                .schedule("dem, between: [\"23:50\", \"00:30\"], clips: [cu, moi]");
        assertThat(written.plays("2026-11-03T23:55", "20M"))
                .containsExactly("23:55:00-00:05:00 cu dem", "00:05:00-00:15:00 moi dem");
    }

    @Test
    void shouldKeepItsRotationWhenANewVersionHasTheSameClips() {
        Written written =
                Written.clips("a 30\nb 30\nc 30").schedule("ngay, between: [\"08:00\", \"12:00\"], clips: [a, b, c]");
        Schedule one = written.schedule();
        History history = one.activated(null, History.EMPTY, written.at("2026-11-03T08:00"));
        Decision first = one.decide(written.at("2026-11-03T08:00"), history, clip -> true);
        Schedule same = written.version(2).schedule();
        Schedule other = written.version(2)
                .schedule("ngay, between: [\"08:00\", \"12:00\"], clips: [a, b]")
                .schedule();
        assertThat(clipAfter(same, one, first)).isEqualTo("b");
        assertThat(clipAfter(other, one, first)).isEqualTo("a");
    }

    @Test
    void shouldMoveOnOnlyWhenAClipStarts() {
        Written written = Written.clips("a 30\nb 30").schedule("ngay, between: [\"08:00\", \"12:00\"], clips: [a, b]");
        Schedule schedule = written.schedule();
        History history = schedule.activated(null, History.EMPTY, written.at("2026-11-03T08:00"));
        Due first = schedule.decide(written.at("2026-11-03T08:00"), history, clip -> true)
                .due();
        Due asked = schedule.decide(written.at("2026-11-03T08:00:01"), history, clip -> true)
                .due();
        assertThat(Objects.requireNonNull(first).clip())
                .isEqualTo(Objects.requireNonNull(asked).clip());
    }

    private static String clipAfter(Schedule next, Schedule before, Decision decision) {
        History history = next.activated(before, decision.history(), decision.until());
        return Objects.requireNonNull(
                        next.decide(decision.until(), history, clip -> true).due())
                .clip()
                .id();
    }

    private static List<String> clips(List<String> lines) {
        return lines.stream().map(line -> line.split(" ", -1)[1]).toList();
    }
}
