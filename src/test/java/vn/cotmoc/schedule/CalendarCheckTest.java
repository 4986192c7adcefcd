// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.playlist.PlaylistFile;

/** Why a slot never comes up. */
@Tag("L1")
class CalendarCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-02T01:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "repeat: FREQ=WEEKLY;BYDAY=FR, from: 2026-12-04, until: 2026-12-10, except: [2026-12-04] | `except` takes out",
                "repeat: FREQ=WEEKLY;BYDAY=FR, from: 2026-12-05, until: 2026-12-10                       | `from` and `until`",
                "lunar: [01-01]                                                                         | Its nearest day is 2027-02-06",
                "repeat: FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20                                           | Its nearest day is 2026-11-20",
                "lunar: [L02-15]                                                                        | change its rule",
            })
    void shouldSayWhatKeepsASlotFromComingUp(String days, String reason) {
        Problem problem = problem(days);
        assertThat(problem.pointer()).isEqualTo("/schedule/1");
        assertThat(problem.detail().in(Language.EN)).contains("2026-12-01", "2026-12-31");
        assertThat(problem.hint().in(Language.EN)).containsIgnoringCase(reason.toLowerCase(Locale.ROOT));
        assertThat(problem.hint().in(Language.VI)).isNotEqualTo(problem.hint().in(Language.EN));
    }

    private static Problem problem(String days) {
        String yaml = """
                playlist: mau
                version: 1
                nodes: ["*"]
                validFrom: 2026-12-01
                validUntil: 2026-12-31
                clips:
                  - {id: the-cho, title: T, file: c.png, topic: khac, language: vi, source: tinh}
                schedule:
                  - {slot: ngay, between: ["00:00", "24:00"], clips: [the-cho]}
                  - {slot: khong-bao-gio, at: ["08:00"], clips: [the-cho], %s}
                filler: [the-cho]
                """.formatted(days);
        return PlaylistCheck.check(
                        PlaylistFile.read("mau.yaml", yaml.getBytes(UTF_8)),
                        clip -> new ClipMedia.Playable(10_000, null),
                        NOW)
                .errors()
                .stream()
                .filter(error -> error.code().equals("slot-never"))
                .findFirst()
                .orElseThrow();
    }
}
