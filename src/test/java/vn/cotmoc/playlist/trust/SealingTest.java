// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.media.Sha256;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.ssh.SshKeygen;

@Tag("L3")
class SealingTest {
    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void setUp() throws IOException {
        office = new Office(folder);
    }

    @Test
    void shouldFillInWhatTheMediaAre() throws IOException {
        Sealing.Sealed sealed = office.seal(office.playlist(3, ""));

        assertThat(sealed.fileName()).isEqualTo("moc-bai-3.sealed.json");
        Playlist playlist = sealed.playlist().read("x").playlist();
        Clip film = playlist.clips().get(0);
        Path file = folder.resolve("media/phim.mp4");
        assertThat(film.file()).isEqualTo("phim.mp4");
        assertThat(film.kind()).isEqualTo(Clip.Kind.VIDEO);
        assertThat(film.durationMs()).isEqualTo(1_000);
        assertThat(film.media()).isEqualTo(new Clip.Media(Sha256.of(file), Files.size(file), 320, 180));
        Clip still = playlist.clips().get(1);
        assertThat(still.kind()).isEqualTo(Clip.Kind.STILL);
        assertThat(still.durationMs()).isEqualTo(7_000);
        assertThat(sealed.playlist().read("x").sealedAt()).isEqualTo(Office.NOW);
        assertThat(sealed.media()).hasSize(2).containsEntry(Sha256.of(file), file);
    }

    @Test
    void shouldKeepEveryMemberAsItIsWritten() throws IOException {
        Path playlist = office.write("2026.yaml", """
                playlist: 2026
                version: 0x10
                nodes: ["*"]
                validFrom: 2026-11-01
                validUntil: "2027-03-31"
                timezone: Asia/Ho_Chi_Minh
                clips:
                  - {id: 007, title: 12, file: media/phim.mp4, topic: bien-gioi, language: vi, source: tinh, audio: false,
                     maxPerHour: 4, minGap: 90s, fit: cover, approval: {number: 12/GP-STTTT, date: 2026-10-20},
                     validFrom: 2026-11-01}
                  - {id: q, title: Q, file: media/quoc-hoa.png, topic: dat-nuoc, language: km, source: bo}
                schedule:
                  - {slot: a, between: ["06:00", 22:00], clips: [007, q], order: weighted, weights: {007: 2, q: 1}, share: 2,
                     rerun: [1], except: [2026-12-25]}
                  - {slot: b, at: ["10:00"], clips: [q], weeksOfMonth: {weeks: [3, 4], day: FR}, priority: high, wait: 10m}
                filler: [q]
                quotas: {language: {vi: 50}}
                """);

        JsonNode payload =
                new ObjectMapper().readTree(office.seal(playlist).playlist().payload());

        assertThat(payload.path("playlist").isTextual()).isTrue();
        assertThat(payload.path("version")).hasToString("16");
        assertThat(payload.path("validUntil")).hasToString("\"2027-03-31\"");
        JsonNode clip = payload.path("clips").path(0);
        assertThat(clip.path("id")).hasToString("\"007\"");
        assertThat(clip.path("audio")).hasToString("false");
        assertThat(clip.path("maxPerHour")).hasToString("4");
        assertThat(clip.path("minGap")).hasToString("\"90s\"");
        assertThat(clip.path("approval")).hasToString("{\"number\":\"12/GP-STTTT\",\"date\":\"2026-10-20\"}");
        JsonNode slot = payload.path("schedule").path(0);
        assertThat(slot.path("between")).hasToString("[\"06:00\",\"22:00\"]");
        assertThat(slot.path("weights")).hasToString("{\"007\":2,\"q\":1}");
        assertThat(slot.path("share")).hasToString("2");
        assertThat(slot.path("rerun")).hasToString("[1]");
        assertThat(payload.path("schedule").path(1).path("weeksOfMonth"))
                .hasToString("{\"weeks\":[3,4],\"day\":\"FR\"}");
        assertThat(payload.path("quotas")).hasToString("{\"language\":{\"vi\":50}}");
    }

    @Test
    void shouldBeVerifiedBySshKeygenFromTheFileAlone() throws IOException {
        byte[] file = office.seal(office.playlist(3, "")).playlist().toBytes();

        JsonNode members = new ObjectMapper().readTree(file);
        assertThat(members.size()).isEqualTo(2);
        byte[] payload = Base64.getDecoder().decode(members.path("payload").asText());
        var answer = new SshKeygen(folder)
                .verify(
                        office.signersText(),
                        "van-phong@tay-ninh",
                        "playlist@cotmoc",
                        members.path("signature").asText(),
                        payload);
        assertThat(answer).returns(0, SshKeygen.Answer::exit);
        assertThat(SealedPlaylist.parse(file).signedBy(office.signers(), Office.NOW))
                .isEqualTo("van-phong@tay-ninh");
    }

    @Test
    void shouldRefuseAtOnceWhenKeyHasAPassphraseAndNobodyIsThere() {
        Path locked = new SshKeygen(folder).key("locked", "ed25519", "mật khẩu");

        assertRefused("key-refused", locked);
    }

    @Test
    void shouldRefuseWhenKeyIsMissingOrOfAnotherTypeOrReadableByOthers() throws IOException {
        assertRefused("key-missing", folder.resolve("none"));
        assertRefused("key-type", new SshKeygen(folder).key("rsa", "rsa"));
        assertRefused("key-refused", Files.writeString(folder.resolve("garbage"), "garbage"));
        Path open = new SshKeygen(folder).key("open", "ed25519");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused("key-refused", open);
    }

    @Test
    void shouldNotBeVerifiedWhenAnyByteOfTheFileIsAnother() {
        SealedPlaylist sealed = office.seal(office.playlist(3, "")).playlist();
        byte[] file = sealed.toBytes();
        long seed = Long.getLong("cotmoc.seed", 20261123L);
        var random = new Random(seed);
        for (int run = 0; run < 1_000; run++) {
            byte[] damaged = file.clone();
            int at = random.nextInt(file.length);
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            try {
                SealedPlaylist read = SealedPlaylist.parse(damaged);
                read.signedBy(office.signers(), Office.NOW);
                assertThat(read.payload())
                        .as("seed=%d run=%d at=%d", seed, run, at)
                        .isEqualTo(sealed.payload());
            } catch (Fault fault) {
                assertThat(fault.code()).as("seed=%d run=%d", seed, run).isNotBlank();
            }
        }
    }

    @Test
    void shouldRefuseSealedFilesOfAnotherForm() {
        assertForm("signature-missing", "{}");
        assertForm("signature-missing", "{\"payload\":\"e30=\"}");
        assertForm("signature-missing", "{\"payload\":\"e30=\",\"signature\":\"\"}");
        assertForm("signature-missing", "{\"playlist\":\"moc-bai\",\"version\":1}");
        for (String form : List.of(
                "",
                "[]",
                "null",
                "{\"payload\":\"e30=\",\"signature\":\"x\"",
                "{\"payload\":\"e30=\",\"signature\":\"x\"} {}",
                "{\"payload\":\"e30=\",\"payload\":\"e30=\",\"signature\":\"x\"}",
                "{\"payload\":\"e30=\",\"signature\":\"x\",\"more\":1}",
                "{\"payload\":5,\"signature\":\"x\"}",
                "{\"payload\":\"e3 0=\",\"signature\":\"x\"}",
                "{\"payload\":\"***\",\"signature\":\"x\"}",
                "[".repeat(100_000))) {
            assertForm("sealed-malformed", form);
        }
        assertThatThrownBy(() -> SealedPlaylist.parse(new byte[SealedPlaylist.MAX_BYTES + 1]))
                .isInstanceOf(Fault.class);
    }

    private static void assertForm(String code, String form) {
        assertFault(code, () -> SealedPlaylist.parse(form.getBytes(StandardCharsets.UTF_8)));
    }

    private void assertRefused(String code, Path key) {
        Path playlist = office.playlist(3, "");
        assertFault(code, () -> Office.seal(playlist, key, Office.NOW));
    }

    private static void assertFault(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
