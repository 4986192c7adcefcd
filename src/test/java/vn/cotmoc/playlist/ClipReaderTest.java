// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One clip with members changed, and what is said of it. */
@Tag("L1")
class ClipReaderTest {
    /** Members of the first clip, a video, are written over or added. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title: no                             | ",
                "title: 10:00                          | ",
                "title: ~~                             | title wrong-type",
                "title: ~  ~                           | title wrong-type",
                "title:                                | title wrong-type",
                "title: [a]                            | title wrong-type",
                "title: ~a\\tb~                        | title control-character",
                "title: ~a\\nb~                        | title control-character",
                "title: ~a\\x7fb~                      | title control-character",
                "title: ~a\\Nb~                        | title control-character",
                "title: ~\\u0000~                      | title control-character",
                "title: ~សួស្តី\\u200bឆ្នាំថ្មី~             | ",
                "title: &x a                           | title yaml-unsupported",
                "title: *x                             | title yaml-unsupported",
                "title: !!str a                        | title yaml-unsupported",
                "title: ! a                            | title yaml-unsupported",
                "file: ../media/phim.mp4               | ",
                "file: /media/phim.mp4                 | file wrong-type",
                "file: C:\\media\\phim.mp4             | file wrong-type",
                "file: ~media/phim\\u0007.mp4~         | file control-character",
                "file: ~~                              | file wrong-type",
                "topic: le-hoi                         | ",
                "topic: Lễ hội                         | topic id-format",
                "language: km                          | ",
                "language: zh-Hant-TW                  | ",
                "language: vi_VN                       | language language",
                "language: vn                          | language language",
                "language: vietnamese                  | language language",
                "language: english                     | language language",
                "language: ~~                          | language language",
                "language: no                          | ",
                "source: TINH                          | source unknown-value",
                "source: 1                             | source unknown-value",
                "approval: {number: 12, date: 2026-10-20} | ",
                "approval: {number: 12}                | approval member-missing",
                "approval: {}                          | approval member-missing, approval member-missing",
                "approval: 12/GP                       | approval wrong-type",
                "approval: {number: a, date: 2026-10-32} | approval/date date",
                "approval: {number: a, date: 2026-10-30, by: b} | approval/by unknown-member",
                "validFrom: 2027-01-01, validUntil: 2027-01-01  | ",
                "validUntil: 2026-12-31, validFrom: 2027-01-01  | validUntil dates-reversed",
                "duration: 10s                         | duration member-misplaced",
                "audio: false                          | ",
                "audio: FALSE                          | ",
                "audio: no                             | audio wrong-type",
                "audio: ~true~                         | audio wrong-type",
                "audio: 1                              | audio wrong-type",
                "fit: cover                            | ",
                "fit: fill                             | fit unknown-value",
                "fit: [cover]                          | fit wrong-type",
                "maxPerHour: 0                         | maxPerHour number-range",
                "maxPerHour: 2.5                       | maxPerHour wrong-type",
                "minGap: 10m                           | ",
                "minGap: 10                            | minGap duration",
                "minGap: -5m                           | minGap duration",
                "minGap: 1.5h                          | minGap duration",
                "minGap: 5 m                           | minGap duration",
                "minGap: 5M                            | minGap duration",
                "minGap: 1y                            | minGap duration",
                "minGap: 1h30m                         | minGap duration",
                "minGap: 99999999999d                  | minGap duration",
                "kind: video                           | kind unknown-member",
                "id: Phim                              | id id-format, /schedule/0/clips/0 unknown-clip",
                "<<: *x                                | << yaml-unsupported",
                "<<: {title: a}                        | << unknown-member",
            })
    void shouldTellOfAClip(String members, String expected) {
        String clip = "{id: phim, title: Phim, file: media/phim.mp4, topic: bien-gioi, language: vi, source: tinh}";
        String yaml = Sample.YAML.replace(clip, Sample.merged(clip, members.replace("~", "\"")));

        assertThat(Sample.told(yaml)).isEqualTo(Sample.expectation(expected, "/clips/0/"));
    }
}
