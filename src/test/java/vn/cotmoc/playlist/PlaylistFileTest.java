// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.playlist.Slot.LunarDay;

/** Playlists with one line changed, and what is said of them. */
@Tag("L1")
class PlaylistFileTest {

    /** A line of the root is written over, or added where it has a new name; {@code ~} stands for a quotation mark. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "playlist: 2026                  | ",
                "playlist: true                  | ",
                "playlist: ~2026~                | ",
                "playlist: ~~                    | /playlist id-format",
                "playlist:                       | /playlist wrong-type",
                "playlist: [mau]                 | /playlist wrong-type",
                "playlist: {a: b}                | /playlist wrong-type",
                "playlist: a.b                   | /playlist id-format",
                "version: 12                     | ",
                "version: +12                    | ",
                "version: 0x10                   | ",
                "version: 0o17                   | ",
                "version: 012                    | ",
                "version: 2147483647             | ",
                "version: 2147483648             | /version number-range",
                "version: 99999999999999999999   | /version number-range",
                "version: -1                     | /version number-range",
                "version: 1.0                    | /version wrong-type",
                "version: 1e3                    | /version wrong-type",
                "version: 1_000                  | /version wrong-type",
                "version: ~12~                   | /version wrong-type",
                "version: null                   | /version wrong-type",
                "version: true                   | /version wrong-type",
                "version: .nan                   | /version wrong-type",
                "nodes: []                       | /nodes list-length",
                "nodes: moc-bai-1                | /nodes wrong-type",
                "nodes: [~*~, moc-bai-1]         | ",
                "nodes: [Mộc Bài]                | /nodes/0 id-format",
                "nodes: [null]                   | ",
                "nodes: [[a]]                    | /nodes/0 wrong-type",
                "validFrom: 2026-02-30           | /validFrom date",
                "validFrom: 2028-02-29           | ",
                "validFrom: 2026-1-1             | /validFrom date",
                "validFrom: ~2026-01-01~         | ",
                "validFrom: 20260101             | /validFrom date",
                "validFrom: ~2026-01-01 ~        | /validFrom date",
                "validFrom: 2026-01-01T00:00:00Z | /validFrom date",
                "validFrom: null                 | /validFrom date",
                "validFrom:                      | /validFrom wrong-type",
                "timezone: Asia/Phnom_Penh       | ",
                "timezone: UTC                   | ",
                "timezone: +07:00                | /timezone timezone",
                "timezone: ~~                    | /timezone timezone",
                "timezone: asia/ho_chi_minh      | /timezone timezone",
                "clips: []                       | /clips list-length, /schedule/0/clips/0 unknown-clip, /filler/0 unknown-clip",
                "clips: {}                       | /clips wrong-type",
                "schedule: []                    | /schedule list-length",
                "schedule: [null]                | /schedule/0 wrong-type",
                "filler: []                      | /filler list-length",
                "filler: [the-cho, the-cho]      | /filler/1 duplicate-clip",
                "filler: [the-chơ]               | /filler/0 unknown-clip",
                "filler: the-cho                 | /filler wrong-type",
                "filler: [phim, the-cho]         | ",
                "quotas: {language: {vi: 50, km: 30}} | ",
                "quotas: {language: {vi: 101}}   | /quotas/language/vi number-range",
                "quotas: {language: {vn: 10}}    | /quotas/language/vn language",
                "quotas: {language: [vi]}        | /quotas/language wrong-type",
                "quotas: {languages: {vi: 5}}    | /quotas/languages unknown-member",
                "quotas: []                      | /quotas wrong-type",
                "validuntil: 2027-01-01          | /validuntil unknown-member",
                "sealedAt: 2026-01-01T00:00:00Z  | /sealedAt unknown-member",
                "~a/b~: 1                        | /a~1b unknown-member",
                "? [a]\\n: b                     | · wrong-type",
            })
    void shouldTellOfTheWholeFile(String line, String expected) {
        assertThat(Sample.told(changed(line.replace("~", "\"").replace("\\n", "\n"))))
                .isEqualTo(Sample.expectation(expected));
    }

    @Test
    void shouldReadEveryMember() {
        Reading reading = Sample.read("""
                playlist: mau
                version: 12
                nodes: [moc-bai-1, moc-bai-2]
                validFrom: 2026-11-01
                validUntil: 2027-03-31
                timezone: Asia/Phnom_Penh
                clips:
                  - id: phim
                    title: Phim
                    file: ../media/phim.MP4
                    topic: bien-gioi
                    language: km
                    source: dai
                    approval: {number: 12/GP-STTTT, date: 2026-10-20}
                    validFrom: 2026-11-02
                    validUntil: 2026-11-03
                    audio: false
                    fit: stretch
                    maxPerHour: 4
                    minGap: 10m
                  - {id: the-cho, title: Thẻ, file: THE-CHO.JPEG, topic: khac, language: vi, source: bo, duration: 2500ms}
                schedule:
                  - slot: ngay
                    between: ["22:00", "24:00"]
                    clips: [phim, the-cho]
                    order: weighted
                    weights: {phim: 2, the-cho: 3}
                    share: 2
                    start: hard
                    wait: 90s
                    priority: high
                    repeat: FREQ=WEEKLY;BYDAY=MO
                    from: 2026-11-02
                    until: 2026-12-31
                    except: [2026-12-21]
                    also: [2026-12-22]
                    rerun: [1, 2]
                    screens: [ngoai-troi]
                  - {slot: tet, at: ["00:00", "06:30:15"], clips: [phim], lunar: [12-last, L06-15]}
                  - {slot: tuan, at: ["01:00"], clips: [phim], weeksOfMonth: {weeks: [1, 3], day: FR, count: calendar}}
                filler: [phim, the-cho]
                quotas: {language: {vi: 50, km: 30}}
                """);

        var still = new Clip(
                "the-cho",
                "Thẻ",
                "THE-CHO.JPEG",
                "khac",
                "vi",
                Clip.Source.BO,
                null,
                null,
                null,
                Clip.Kind.STILL,
                2500,
                true,
                Clip.Fit.CONTAIN,
                0,
                null,
                null);
        var video = new Clip(
                "phim",
                "Phim",
                "../media/phim.MP4",
                "bien-gioi",
                "km",
                Clip.Source.DAI,
                new Clip.Approval("12/GP-STTTT", LocalDate.of(2026, 10, 20)),
                LocalDate.of(2026, 11, 2),
                LocalDate.of(2026, 11, 3),
                Clip.Kind.VIDEO,
                0,
                false,
                Clip.Fit.STRETCH,
                4,
                Duration.ofMinutes(10),
                null);
        var between = new Slot(
                "ngay",
                new Slot.Between(new Daypart(new TimeOfDay(79_200), TimeOfDay.END_OF_DAY)),
                List.of("phim", "the-cho"),
                Slot.Order.WEIGHTED,
                Map.of("phim", 2, "the-cho", 3),
                2,
                Slot.Start.HARD,
                Duration.ofSeconds(90),
                Slot.Priority.HIGH,
                new Slot.Recurrence("FREQ=WEEKLY;BYDAY=MO"),
                LocalDate.of(2026, 11, 2),
                LocalDate.of(2026, 12, 31),
                List.of(LocalDate.of(2026, 12, 21)),
                List.of(LocalDate.of(2026, 12, 22)),
                List.of(1, 2),
                List.of("ngoai-troi"));
        var lunar =
                at("tet", new Slot.Lunar(List.of(new LunarDay(12, false, 0), new LunarDay(6, true, 15))), 0, 23_415);
        var weeks = at("tuan", new Slot.WeeksOfMonth(List.of(1, 3), DayOfWeek.FRIDAY, true), 3_600);
        assertThat(reading.errors()).isEmpty();
        assertThat(reading.playlist())
                .isEqualTo(new Playlist(
                        "mau",
                        12,
                        List.of("moc-bai-1", "moc-bai-2"),
                        LocalDate.of(2026, 11, 1),
                        LocalDate.of(2027, 3, 31),
                        ZoneId.of("Asia/Phnom_Penh"),
                        List.of(video, still),
                        List.of(between, lunar, weeks),
                        List.of("phim", "the-cho"),
                        Map.of("vi", 50, "km", 30)));
    }

    private static Slot at(String id, Slot.Rule rule, int... seconds) {
        return new Slot(
                id,
                new Slot.At(Arrays.stream(seconds).mapToObj(TimeOfDay::new).toList()),
                List.of("phim"),
                Slot.Order.SEQUENCE,
                Map.of(),
                1,
                Slot.Start.HARD,
                Duration.ofMinutes(5),
                Slot.Priority.NORMAL,
                rule,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void shouldFillInTheDefaultsWhenMembersAreLeftOut() {
        Playlist playlist = Sample.read(Sample.YAML).playlist();

        assertThat(playlist.timezone()).isEqualTo(ZoneId.of("Asia/Ho_Chi_Minh"));
        assertThat(playlist.clips().get(1).durationMs()).isEqualTo(10_000);
        assertThat(playlist.clips().get(0).durationMs()).isZero();
        assertThat(playlist.schedule().get(0))
                .returns(Slot.Start.SOFT, Slot::start)
                .returns(Duration.ofMinutes(5), Slot::waitFor)
                .returns(Slot.Order.SEQUENCE, Slot::order)
                .returns(Slot.Priority.NORMAL, Slot::priority)
                .returns(new Slot.Daily(), Slot::rule)
                .returns(1, Slot::share);
    }

    @Test
    void shouldStartHardByDefaultWhenTheSlotIsAnEmergency() {
        Playlist playlist = Sample.read(Sample.YAML.replace("clips: [phim]}", "clips: [phim], priority: emergency}"))
                .playlist();

        assertThat(playlist.schedule().get(0).start()).isEqualTo(Slot.Start.HARD);
    }

    @Test
    void shouldNormaliseTextToNfc() {
        String decomposed = "Phe\u0302\u0301 Phim";

        assertThat(Sample.read(Sample.YAML.replace("title: Phim", "title: " + decomposed))
                        .playlist()
                        .clips()
                        .get(0)
                        .title())
                .isEqualTo("Ph\u1ebf Phim");
    }

    @Test
    void shouldKeepWhatTheCalendarChecksNeedWhenOtherThingsAreWrong() {
        Reading reading = Sample.read(Sample.YAML.replace(
                "clips: [phim]}",
                "clips: [phim], wait: long, lunar: [12-30, 1-1]}\n"
                        + "  - {slot: hai, at: [06:00], clips: [phim], wait: long, repeat: FREQ=DAILY}"));

        assertThat(reading.findPlaylist()).isEmpty();
        assertThat(reading.lunarDays())
                .containsExactly(new Reading.LunarDayReading("/schedule/0/lunar/0", new LunarDay(12, false, 30)));
        assertThat(reading.slots()).extracting(Reading.SlotReading::whole).containsExactly(false, false);
        assertThat(reading.slots()).extracting(Reading.SlotReading::daysWhole).containsExactly(false, true);
        assertThat(reading.slots())
                .extracting(Reading.SlotReading::pointer)
                .containsExactly("/schedule/0", "/schedule/1");
        assertThat(reading.places().of("/schedule/1/repeat").line()).isEqualTo(9);
    }

    @Test
    void shouldNameLineAndColumnAndWhatWouldBeRight() {
        Problem problem = Sample.read(Sample.YAML.replace("clips: [phim]}", "clips: [phim], prority: high}"))
                .errors()
                .get(0);

        assertThat(problem)
                .returns("mau.yaml", Problem::file)
                .returns(8, Problem::line)
                .returns(62, Problem::column)
                .satisfies(told -> assertThat(told.detail().toString()).contains("`prority`", "`priority`"));
    }

    @Test
    void shouldSayNothingOfUnusedClipsWhenANameIsMistyped() {
        assertThat(Sample.read(Sample.YAML.replace("clips: [phim]", "clips: [phin]"))
                        .warnings())
                .isEmpty();
    }

    /** The line of the sample with that name is written over; a new one is added. */
    private static String changed(String line) {
        String name = line.substring(0, line.indexOf(':') + 1);
        String start = "(?m)^" + Pattern.quote(name) + ".*\\n( .*\\n)*";
        String other = Sample.YAML.replaceFirst(start, Matcher.quoteReplacement(line + "\n"));
        return other.equals(Sample.YAML) && !Sample.YAML.contains(line + "\n") ? Sample.YAML + line + "\n" : other;
    }
}
