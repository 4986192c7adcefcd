// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.PlaylistFile;

/** What is said of a playlist for what it leads to. */
@Tag("L1")
class OutlookTest {
    private static final Instant NOW = Instant.parse("2026-11-02T01:00:00Z");
    private static final String ALL_DAY = "  - {slot: ngay, between: [\"00:00\", \"24:00\"], clips: [a]}\n";

    @Test
    void shouldSayNothingOfAPlaylistThatIsAllRight() {
        assertThat(warnings("", ALL_DAY)).isEmpty();
    }

    @Test
    void shouldNameTheYearsThatLackALunarDay() {
        List<Problem> problems =
                problems("", ALL_DAY + "  - {slot: x, lunar: [\"12-30\"], at: [\"08:00\"], clips: [a]}\n");
        assertThat(problems).extracting(Problem::code).containsExactly("lunar-30");
        assertThat(problems.get(0).detail().in(Language.EN)).contains("2027").contains("12-last");
    }

    @Test
    void shouldWarnOfAppointmentsThatRunIntoEachOther() {
        assertThat(warnings(
                        "",
                        ALL_DAY + "  - {slot: x, at: [\"08:00\"], clips: [a, a]}\n"
                                + "  - {slot: y, at: [\"08:00:30\", \"08:02\"], clips: [a]}\n"))
                .containsExactly("/schedule/2/at/0 at-collision", "/schedule/2/at/1 at-collision");
    }

    @Test
    void shouldNotTakeAppointmentsOnOtherScreensRanksOrDaysForCollisions() {
        assertThat(
                        warnings(
                                "",
                                ALL_DAY
                                        + "  - {slot: x, at: [\"08:00\"], clips: [a], screens: [m1], repeat: FREQ=WEEKLY;BYDAY=MO}\n"
                                        + "  - {slot: y, at: [\"08:00\"], clips: [a], screens: [m2]}\n"
                                        + "  - {slot: z, at: [\"08:00\"], clips: [a], priority: high}\n"
                                        + "  - {slot: t, at: [\"08:00\"], clips: [a], screens: [m1], repeat: FREQ=WEEKLY;BYDAY=TU}\n"))
                .isEmpty();
    }

    @Test
    void shouldWarnOfAClipThatFitsBetweenNoTwoStarts() {
        String schedule = """
                  - {slot: nen, between: ["08:00", "09:00"], clips: [a, dai]}
                  - {slot: tin, at: ["08:15", "08:30", "08:45", "09:00"], clips: [a]}
                """;
        assertThat(warnings("", schedule)).contains("/schedule/0/clips/1 clip-never-fits");
        assertThat(warnings("", schedule.replace("\"08:30\", ", "")))
                .doesNotContain("/schedule/0/clips/1 clip-never-fits");
    }

    @Test
    void shouldWarnOfLimitsThatAppointmentsBreak() {
        assertThat(warnings("", ALL_DAY + "  - {slot: x, at: [\"08:00\", \"08:10\", \"08:20\"], clips: [hiem]}\n"))
                .containsExactly("/clips/2/maxPerHour limit-unmet");
    }

    @Test
    void shouldWarnOfWeightsThatALimitDoesNotAllow() {
        assertThat(
                        warnings(
                                "",
                                "  - {slot: ngay, between: [\"00:00\", \"24:00\"], order: weighted, weights: {hiem: 1}, clips: [a, hiem]}\n"))
                .contains("/schedule/0/weights/hiem limit-unmet");
    }

    @Test
    void shouldWarnOfALanguageBelowItsQuota() {
        assertThat(warnings("quotas: {language: {vi: 50, km: 30}}\n", ALL_DAY))
                .containsExactly("/quotas/language/km quota-unmet");
    }

    @Test
    void shouldWarnOfHoursOfMereFiller() {
        assertThat(warnings("", "  - {slot: ngay, between: [\"01:00\", \"24:00\"], clips: [a]}\n"))
                .isEmpty();
        assertThat(warnings("", "  - {slot: ngay, between: [\"01:00:01\", \"24:00\"], clips: [a]}\n"))
                .contains("/schedule filler-long");
    }

    @Test
    void shouldWarnOfAnEndThatIsNear() {
        assertThat(warnings("validUntil: 2026-11-10\n", ALL_DAY)).isEmpty();
        assertThat(warnings("validUntil: 2026-11-09\n", ALL_DAY)).contains("/validUntil ends-soon");
        assertThat(warnings("validUntil: 2026-11-04\n", ALL_DAY)).containsExactly("/validUntil ends-soon");
    }

    @Test
    void shouldWarnOfAClipThatFitsNowhereInAYearThatHasItsDay() {
        String schedule = """
                  - {slot: ngay, between: ["00:00", "24:00"], clips: [a]}
                  - {slot: tet, lunar: ["01-01"], between: ["08:00", "09:00"], clips: [dai]}
                  - {slot: tin, at: ["08:15", "08:30", "08:45", "09:00"], priority: high, clips: [a]}
                """;
        assertThat(warnings("", schedule)).contains("/schedule/1/clips/0 clip-never-fits");
    }

    private static List<String> warnings(String head, String schedule) {
        return problems(head, schedule).stream()
                .filter(problem -> !problem.code().equals("clip-unused"))
                .map(problem -> problem.pointer() + " " + problem.code())
                .toList();
    }

    private static List<Problem> problems(String head, String schedule) {
        String yaml = "playlist: mau\nversion: 1\nnodes: [\"*\"]\n" + head + """
                  clips:
                    - {id: a, title: T, file: a.mp4, topic: khac, language: vi, source: tinh}
                    - {id: dai, title: T, file: dai.mp4, topic: khac, language: km, source: tinh}
                    - {id: hiem, title: T, file: hiem.mp4, topic: khac, language: vi, source: tinh, maxPerHour: 2}
                    - {id: the-cho, title: T, file: c.png, topic: khac, language: vi, source: tinh}
                  schedule:
                  """ + schedule + "filler: [the-cho]\n";
        PlaylistCheck.Checked checked = PlaylistCheck.check(
                PlaylistFile.read("mau.yaml", yaml.getBytes(StandardCharsets.UTF_8)), OutlookTest::media, NOW);
        assertThat(checked.errors()).isEmpty();
        return checked.warnings().stream()
                .filter(problem -> !problem.code().equals("clip-unused"))
                .toList();
    }

    private static ClipMedia.Look media(Clip clip) {
        return new ClipMedia.Playable(clip.id().equals("dai") ? 20 * 60_000 : 60_000, null);
    }
}
