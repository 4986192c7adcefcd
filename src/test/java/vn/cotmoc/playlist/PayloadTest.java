// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sealed playlist holds: the same members in JSON, and what sealing fills in. */
@Tag("L1")
class PayloadTest {
    private static final String SHA256 = "0f".repeat(32);
    private static final String PAYLOAD = """
            {"playlist":"mau","version":1,"nodes":["*"],"sealedAt":"2026-11-23T08:00:00.5+07:00","clips":[
            {"id":"phim","title":"Phim","file":"phim.mp4","topic":"bien-gioi","language":"vi","source":"tinh",
            "kind":"video","sha256":"%s","bytes":5000000000,"durationMs":185040,"width":1280,"height":720},
            {"id":"the-cho","title":"Thẻ chờ","file":"the-cho.bin","topic":"khac","language":"vi","source":"tinh",
            "kind":"still","duration":"20s","sha256":"%s","bytes":1,"durationMs":20000,"width":640,"height":360}],
            "schedule":[{"slot":"ngay","between":["06:00","22:00"],"clips":["phim"]}],"filler":["the-cho"]}
            """.formatted(SHA256, SHA256);

    @Test
    void shouldReadWhatSealingFilledIn() {
        Reading reading = read(PAYLOAD);

        assertThat(reading.errors()).isEmpty();
        assertThat(reading.sealedAt()).isEqualTo(Instant.parse("2026-11-23T01:00:00.500Z"));
        assertThat(reading.playlist().clips().get(0))
                .returns(Clip.Kind.VIDEO, Clip::kind)
                .returns(185_040L, Clip::durationMs)
                .returns(new Clip.Media(SHA256, 5_000_000_000L, 1280, 720), Clip::media);
        assertThat(reading.playlist().clips().get(1))
                .returns(Clip.Kind.STILL, Clip::kind)
                .returns(20_000L, Clip::durationMs);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"version\":1         | \"version\":1.0                 | /version wrong-type",
                "\"version\":1         | \"version\":\"1\"               | /version wrong-type",
                "\"version\":1         | \"version\":null                | /version wrong-type",
                "\"version\":1         | \"version\":1,\"version\":1     | /version duplicate-member",
                "\"playlist\":\"mau\"  | \"playlist\":2026               | /playlist wrong-type",
                "\"playlist\":\"mau\"  | \"playlist\":null               | /playlist wrong-type",
                "\"title\":\"Phim\"    | \"title\":\"Phim\\u0007\"       | /clips/0/title control-character",
                "\"title\":\"Phim\"    | \"title\":\"\\ud800\"           | /clips/0/title control-character",
                "\"title\":\"Phim\"    | \"title\":\"Phim\",\"a\":true   | /clips/0/a unknown-member",
                "\"width\":1280        | \"width\":0                     | /clips/0/width number-range",
                "\"kind\":\"video\"    | \"kind\":\"audio\"              | /clips/0/kind unknown-value",
                "\"kind\":\"video\"    | \"kind\":\"video\",\"duration\":\"5s\" | /clips/0/duration member-misplaced",
                "\"kind\":\"video\",   | ``                              | /clips/0 member-missing",
                "\"sha256\":\"0f       | \"sha256\":\"0F                 | /clips/0/sha256 sha256",
                "\"sealedAt\":\"2026-11-23T08:00:00.5+07:00\"  | \"sealedAt\":\"2026-11-23\" | /sealedAt instant",
                "\"sealedAt\":\"2026-11-23T08:00:00.5+07:00\", | ``          | · member-missing",
                "{\"playlist\"         | [\"playlist\"                   | · json-syntax",
                "[\"the-cho\"]}        | [\"the-cho\"]}{}                | · json-syntax",
            })
    void shouldTellWhatIsWrong(String part, String replacement, String expected) {
        int at = PAYLOAD.indexOf(part);
        String changed = PAYLOAD.substring(0, at) + replacement + PAYLOAD.substring(at + part.length());

        assertThat(at).isNotNegative();
        assertThat(told(read(changed))).isEqualTo(Sample.expectation(expected));
    }

    @Test
    void shouldRefuseWhatIsNoJson() {
        assertThat(told(read("playlist: mau"))).containsExactly(" json-syntax");
        assertThat(told(read(""))).containsExactly(" json-syntax");
        assertThat(told(read("[]"))).containsExactly(" wrong-type");
    }

    private static List<String> told(Reading reading) {
        return reading.errors().stream()
                .map(problem -> problem.pointer() + " " + problem.code())
                .toList();
    }

    private static Reading read(String json) {
        return PlaylistFile.readPayload("mau-1.sealed.json", json.getBytes(UTF_8));
    }
}
