// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.media.MediaStore;
import vn.cotmoc.media.Sha256;
import vn.cotmoc.playlist.ssh.AllowedSigners;
import vn.cotmoc.playlist.ssh.NodeKey;

@Tag("L3")
class PlaylistsTest {
    /** Ten in the morning in Vietnam. */
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    private static final byte[] FILM = "phim".getBytes(UTF_8);
    private static final byte[] STILL = "ảnh".getBytes(UTF_8);

    @TempDir
    Path data;

    private final FakeAcceptances register = new FakeAcceptances();
    private final AtomicInteger changes = new AtomicInteger();
    private NodeKey key;
    private AllowedSigners trusted;
    private MediaStore media;
    private Playlists playlists;

    @BeforeEach
    void setUp() throws IOException {
        key = NodeKey.open(data.resolve("office"), "lan");
        trusted = AllowedSigners.only("van-phong@tay-ninh", key.publicKey());
        media = new MediaStore(data.resolve("media"));
        bring(FILM);
        bring(STILL);
        playlists = open(NOW);
    }

    @Test
    void shouldPutOnAirWhatItAccepts() {
        byte[] sealed = seal("moc-bai", 1, 1, "");

        Delivery delivery = playlists.accept("moc-bai", sealed, NOW);

        assertThat(delivery)
                .returns("moc-bai", Delivery::id)
                .returns(1, Delivery::version)
                .returns(State.ACTIVE, Delivery::state)
                .returns(List.of(), Delivery::missingMedia);
        assertThat(delivery.diff().clips().added()).containsExactly("phim", "quoc-hoa");
        assertThat(delivery.diff().slots().added()).containsExactly("trong-ngay");
        OnAir onAir = playlists.onAir(NOW).orElseThrow();
        assertThat(onAir.playlist().version()).isEqualTo(1);
        assertThat(onAir.since()).isEqualTo(NOW);
        assertThat(changes).hasValue(1);
        assertThat(data.resolve("active"))
                .hasContent("{\"id\":\"moc-bai\",\"version\":1,\"sha256\":\"" + delivery.sha256() + "\"}");
        assertThat(playlists.sealedFile("moc-bai", 1)).isEqualTo(sealed);
        assertThat(data.resolve("playlists/moc-bai-1.sealed.json")).hasBinaryContent(sealed);
        assertThat(playlists.versions(NOW)).singleElement().satisfies(version -> {
            assertThat(version.acceptance().signedBy()).isEqualTo("van-phong@tay-ninh");
            assertThat(version.state()).isEqualTo(State.ACTIVE);
        });
    }

    @Test
    void shouldTellWhatIsDifferentFromWhatIsOnAir() {
        playlists.accept("moc-bai", seal("moc-bai", 1, 1, ""), NOW);

        byte[] next = SealedJson.seal(
                key,
                SealedJson.payload("moc-bai", 2, NOW.plusSeconds(2), "", FILM, STILL)
                        .replace("\"06:00\"", "\"07:00\"")
                        .replace("Quốc hoa", "Hoa sen")
                        .replace("\"phim\"", "\"phim-moi\""));
        Diff diff = playlists.dryRun("moc-bai", next, NOW).diff();

        assertThat(diff.clips()).isEqualTo(new Diff.Changes(List.of("phim-moi"), List.of("quoc-hoa"), List.of("phim")));
        assertThat(diff.slots()).isEqualTo(new Diff.Changes(List.of(), List.of("trong-ngay"), List.of()));
    }

    @Test
    void shouldAnswerTheSamePayloadAgainWithoutEffectAlsoWhenSuperseded() {
        byte[] first = seal("moc-bai", 1, 1, "");
        playlists.accept("moc-bai", first, NOW);
        assertThat(playlists.accept("moc-bai", first, NOW).state()).isEqualTo(State.ACTIVE);
        playlists.accept("moc-bai", seal("moc-bai", 2, 2, ""), NOW);

        assertThat(playlists.accept("moc-bai", first, NOW).state()).isEqualTo(State.SUPERSEDED);

        assertThat(playlists.onAir(NOW).orElseThrow().playlist().version()).isEqualTo(2);
        assertThat(changes).hasValue(2);
    }

    @Test
    void shouldRefuseAndChangeNothing() {
        playlists.accept("moc-bai", seal("moc-bai", 5, 10, ""), NOW);
        String before = snapshot();

        assertRefused("id-mismatch", "khac", seal("moc-bai", 6, 11, ""));
        assertRefused("version-not-higher", "moc-bai", seal("moc-bai", 5, 11, ""));
        assertRefused("version-not-higher", "moc-bai", seal("moc-bai", 4, 11, ""));
        assertRefused("sealed-not-later", "moc-bai", seal("moc-bai", 6, 10, ""));
        assertRefused("sealed-not-later", "khac", seal("khac", 1, 9, ""));
        assertRefused("playlist-over", "moc-bai", seal("moc-bai", 6, 11, "\"validUntil\":\"2026-11-22\","));
        assertRefused("signature-missing", "moc-bai", "{\"playlist\":\"moc-bai\"}".getBytes(UTF_8));
        assertRefused("sealed-malformed", "moc-bai", "x".getBytes(UTF_8));
        assertRefused(
                "playlist-refused",
                "moc-bai",
                SealedJson.seal(key, SealedJson.payload("moc-bai", 6, NOW, "\"nhac\":1,", FILM, STILL)));
        assertRefused(
                "node-not-named",
                "moc-bai",
                SealedJson.seal(
                        key,
                        SealedJson.payload("moc-bai", 6, NOW.plusSeconds(11), "", FILM, STILL)
                                .replace("moc-bai-1", "xa-mat-1")));
        assertRefused(
                "media-missing",
                "moc-bai",
                SealedJson.seal(
                        key, SealedJson.payload("moc-bai", 6, NOW.plusSeconds(11), "", "khác".getBytes(UTF_8), STILL)));
        NodeKey stranger = NodeKey.open(data.resolve("stranger"), "");
        assertRefused(
                "signature-untrusted",
                "moc-bai",
                SealedJson.seal(stranger, SealedJson.payload("moc-bai", 6, NOW, "", FILM, STILL)));
        byte[] payload = SealedJson.payload("moc-bai", 6, NOW, "", FILM, STILL).getBytes(UTF_8);
        assertRefused(
                "signature-namespace",
                "moc-bai",
                new SealedPlaylist(payload, key.sign(payload, "takeover@cotmoc").armoured()).toBytes());
        assertRefused(
                "signature-invalid",
                "moc-bai",
                new SealedPlaylist(
                                payload,
                                key.sign(FILM, SealedPlaylist.NAMESPACE).armoured())
                        .toBytes());

        assertThat(snapshot()).isEqualTo(before);
        assertThat(changes).hasValue(1);
    }

    @Test
    void shouldTellMissingMediaInADryRunWithoutRefusing() {
        byte[] other = "khác".getBytes(UTF_8);
        byte[] sealed = SealedJson.seal(key, SealedJson.payload("moc-bai", 1, NOW.plusSeconds(1), "", other, STILL));

        Delivery delivery = playlists.dryRun("moc-bai", sealed, NOW);

        assertThat(delivery.missingMedia()).containsExactly(Sha256.of(other));
        assertThat(delivery.state()).isEqualTo(State.ACTIVE);
        assertThat(playlists.onAir(NOW)).isEmpty();
        assertThat(playlists.versions(NOW)).isEmpty();
    }

    @Test
    void shouldRefuseWhenAMediumWasChangedOnTheDisk() throws IOException {
        Files.writeString(data.resolve("media").resolve(Sha256.of(FILM)), "phiM");

        assertRefused("media-missing", "moc-bai", seal("moc-bai", 1, 1, ""));
    }

    @Test
    void shouldWaitForItsFirstDayAndThenTakeOver() {
        playlists.accept("moc-bai", seal("moc-bai", 1, 1, ""), NOW);
        Delivery delivery = playlists.accept("tet", seal("tet", 1, 2, "\"validFrom\":\"2026-11-25\","), NOW);
        Instant midnight = Instant.parse("2026-11-24T17:00:00Z");

        assertThat(delivery.state()).isEqualTo(State.PENDING);
        assertThat(playlists.nextTakeOver(NOW)).hasValue(midnight);
        assertThat(onAirAt(midnight.minusMillis(1))).isEqualTo("moc-bai");
        assertThat(onAirAt(midnight)).isEqualTo("tet");
        assertThat(playlists.onAir(midnight).orElseThrow().since()).isEqualTo(midnight);
        assertThat(data.resolve("active")).content().contains("moc-bai");
        playlists.settle(midnight);
        assertThat(data.resolve("active")).content().contains("tet");
        assertThat(statesAt(midnight)).containsExactly("tet-1 active", "moc-bai-1 superseded");
    }

    @Test
    void shouldKeepWaitingWhenAnotherPlaylistComesButNotWhenItsOwnNextVersionDoes() {
        playlists.accept("tet", seal("tet", 1, 1, "\"validFrom\":\"2026-11-25\","), NOW);
        playlists.accept("moc-bai", seal("moc-bai", 1, 2, ""), NOW.plusSeconds(1));
        assertThat(statesAt(NOW.plusSeconds(1))).containsExactly("moc-bai-1 active", "tet-1 pending");

        playlists.accept("tet", seal("tet", 2, 3, "\"validFrom\":\"2026-11-26\","), NOW.plusSeconds(2));

        assertThat(statesAt(NOW.plusSeconds(2)))
                .containsExactly("tet-2 pending", "moc-bai-1 active", "tet-1 superseded");
        assertThat(onAirAt(Instant.parse("2026-11-25T05:00:00Z"))).isEqualTo("moc-bai");
        assertThat(onAirAt(Instant.parse("2026-11-26T05:00:00Z"))).isEqualTo("tet");
    }

    @Test
    void shouldExpireAfterItsLastDay() {
        playlists.accept("moc-bai", seal("moc-bai", 1, 1, "\"validUntil\":\"2026-11-23\","), NOW);
        Instant midnight = Instant.parse("2026-11-23T17:00:00Z");

        assertThat(playlists.onAir(midnight.minusMillis(1)).orElseThrow().expired())
                .isFalse();
        assertThat(playlists.onAir(midnight).orElseThrow().expired()).isTrue();
        assertThat(statesAt(midnight)).containsExactly("moc-bai-1 expired");
    }

    @Test
    void shouldGoBackToAnEarlierVersionAndStillWantAHigherOneNext() {
        playlists.accept("moc-bai", seal("moc-bai", 1, 1, ""), NOW);
        playlists.accept("moc-bai", seal("moc-bai", 2, 2, ""), NOW.plusSeconds(1));

        Delivery back = playlists.rollback("moc-bai", 1, NOW.plusSeconds(2));

        assertThat(back).returns(1, Delivery::version).returns(State.ACTIVE, Delivery::state);
        assertThat(statesAt(NOW.plusSeconds(2))).containsExactly("moc-bai-1 active", "moc-bai-2 superseded");
        assertThat(open(NOW).onAir(NOW.plusSeconds(3)).orElseThrow().playlist().version())
                .isEqualTo(1);
        assertRefused("version-not-higher", "moc-bai", seal("moc-bai", 2, 9, "\"validFrom\":\"2026-01-01\","));
        assertThat(playlists
                        .accept("moc-bai", seal("moc-bai", 3, 3, ""), NOW.plusSeconds(4))
                        .state())
                .isEqualTo(State.ACTIVE);
    }

    @Test
    void shouldRefuseToGoBackWhenSignatureValidityOrMediaAreNoLongerGood() throws IOException {
        playlists.accept("moc-bai", seal("moc-bai", 1, 1, "\"validUntil\":\"2026-11-24\","), NOW);
        playlists.accept("moc-bai", seal("moc-bai", 2, 2, ""), NOW);

        assertFault("version-unknown", () -> playlists.rollback("moc-bai", 7, NOW));
        assertFault("version-unknown", () -> playlists.rollback("khac", 1, NOW));
        assertFault("playlist-over", () -> playlists.rollback("moc-bai", 1, NOW.plus(Duration.ofDays(3))));
        AllowedSigners before = trusted;
        trusted = AllowedSigners.parse("", "signers", java.time.ZoneOffset.UTC);
        assertFault("signature-untrusted", () -> playlists.rollback("moc-bai", 1, NOW));
        assertThat(onAirAt(NOW)).as("what is on air stays").isEqualTo("moc-bai");
        trusted = before;
        Files.delete(data.resolve("media").resolve(Sha256.of(FILM)));
        assertFault("media-missing", () -> playlists.rollback("moc-bai", 1, NOW));
        assertThat(playlists.onAir(NOW).orElseThrow().playlist().version()).isEqualTo(2);
    }

    @Test
    void shouldBeAsBeforeWhenOpenedAgain() {
        playlists.accept("moc-bai", seal("moc-bai", 1, 1, ""), NOW);
        playlists.accept("tet", seal("tet", 1, 2, "\"validFrom\":\"2026-11-25\","), NOW);

        playlists = open(NOW);

        assertThat(statesAt(NOW)).containsExactly("tet-1 pending", "moc-bai-1 active");
        assertThat(onAirAt(NOW)).isEqualTo("moc-bai");
        assertThat(onAirAt(Instant.parse("2026-11-25T05:00:00Z"))).isEqualTo("tet");
    }

    @Test
    void shouldBeAsBeforeWhenPowerFailsBeforeTheEntry() {
        playlists.accept("moc-bai", seal("moc-bai", 1, 1, ""), NOW);
        String before = snapshot();
        register.failing = true;
        assertFault("disk-full", () -> playlists.accept("moc-bai", seal("moc-bai", 2, 2, ""), NOW));
        register.failing = false;
        assertThat(onAirAt(NOW)).isEqualTo("moc-bai");

        playlists = open(NOW);

        assertThat(snapshot()).isEqualTo(before);
        assertThat(playlists.accept("moc-bai", seal("moc-bai", 2, 2, ""), NOW).state())
                .isEqualTo(State.ACTIVE);
    }

    @Test
    void shouldSetTheMarkAnewWhenPowerFailsAfterTheEntry() throws IOException {
        playlists.accept("moc-bai", seal("moc-bai", 1, 1, ""), NOW);
        String mark = Files.readString(data.resolve("active"));
        playlists.accept("moc-bai", seal("moc-bai", 2, 2, ""), NOW);
        String next = Files.readString(data.resolve("active"));
        Files.writeString(data.resolve("active"), mark);
        Files.writeString(data.resolve("playlists/moc-bai-3.sealed.json.new"), "half");

        open(NOW);

        assertThat(data.resolve("active")).hasContent(next);
        assertThat(data.resolve("playlists")).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void shouldShowNothingWhenTheStoredFileIsNotWhatWasAcceptedUntilItComesAgain() throws IOException {
        byte[] sealed = seal("moc-bai", 1, 1, "");
        playlists.accept("moc-bai", sealed, NOW);
        byte[] other = seal("moc-bai", 1, 1, "\"validFrom\":\"2026-01-01\",");
        Files.write(data.resolve("playlists/moc-bai-1.sealed.json"), other);

        playlists = open(NOW);

        assertThat(playlists.onAir(NOW)).isEmpty();
        assertFault("playlist-damaged", () -> playlists.sealedFile("moc-bai", 1));
        playlists.accept("moc-bai", sealed, NOW);
        assertThat(onAirAt(NOW)).isEqualTo("moc-bai");
    }

    @Test
    void shouldOpenOnlyMediaThatAnAcceptedPlaylistNames() throws IOException {
        byte[] other = "khác".getBytes(UTF_8);
        bring(other);
        playlists.accept("moc-bai", seal("moc-bai", 1, 1, ""), NOW);

        assertThat(playlists.findMedia(Sha256.of(FILM))).isPresent();
        assertThat(playlists.findMedia(Sha256.of(other))).isEmpty();
        assertThat(playlists.mediaUsers()).containsOnlyKeys(Sha256.of(FILM), Sha256.of(STILL));
        assertThat(playlists.mediaUsers().get(Sha256.of(FILM))).containsExactly("moc-bai-1");
        Files.writeString(data.resolve("media").resolve(Sha256.of(FILM)), "phiM");
        assertThat(playlists.checkMedia()).containsExactly(Sha256.of(FILM));
        assertThat(playlists.findMedia(Sha256.of(FILM))).isEmpty();
    }

    @Test
    void shouldKeepTheMediaOfWhatIsOnAirAndOfTheLastThreeBefore() throws IOException {
        for (int version = 1; version <= 6; version++) {
            byte[] film = ("phim " + version).getBytes(UTF_8);
            bring(film);
            playlists.accept(
                    "moc-bai",
                    SealedJson.seal(
                            key, SealedJson.payload("moc-bai", version, NOW.plusSeconds(version), "", film, STILL)),
                    NOW.plusSeconds(version));
        }

        for (int version = 1; version <= 6; version++) {
            String film = Sha256.of(("phim " + version).getBytes(UTF_8));
            assertThat(playlists.mediaUsers().containsKey(film))
                    .as("version %d", version)
                    .isEqualTo(version > 2);
        }
    }

    private String onAirAt(Instant at) {
        return playlists.onAir(at).orElseThrow().playlist().id();
    }

    private List<String> statesAt(Instant at) {
        return playlists.versions(at).stream()
                .map(version -> "%s-%d %s"
                        .formatted(
                                version.acceptance().id(),
                                version.acceptance().version(),
                                version.state().word()))
                .toList();
    }

    private Playlists open(Instant now) {
        return new Playlists("moc-bai-1", data, media, register, () -> trusted, changes::incrementAndGet, now);
    }

    /** @param second after {@link #NOW} at which it was sealed */
    private byte[] seal(String id, int version, int second, String more) {
        return SealedJson.seal(key, SealedJson.payload(id, version, NOW.plusSeconds(second), more, FILM, STILL));
    }

    private void bring(byte[] content) throws IOException {
        Path file = Files.write(media.incoming().resolve("up"), content);
        media.arrive(file, Sha256.of(content));
    }

    /** All that a refusal must leave alone. */
    private String snapshot() {
        try (var files = Files.walk(data)) {
            return register.list()
                    + files.filter(Files::isRegularFile)
                            .filter(file -> !file.startsWith(data.resolve("stranger")))
                            .map(file -> file + " " + Sha256.of(file))
                            .sorted()
                            .toList()
                            .toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertRefused(String code, String id, byte[] sealed) {
        assertFault(code, () -> playlists.accept(id, sealed, NOW));
    }

    private static void assertFault(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
