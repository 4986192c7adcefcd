// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.document.Mutations;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playlist.PlaylistFile;
import vn.cotmoc.playlist.ssh.AllowedSigners;
import vn.cotmoc.playlist.ssh.SshSignature;

/**
 * Whatever comes by line or by stick: read or refused, never anything else. The good files that it begins with lie beside it as
 * resources; {@code JAZZER_FUZZ=1} with {@code -Djazzer.hooks=true} searches for bad ones.
 */
@Tag("L1")
class SealedFuzzTest {
    private static final String SEEDS = "SealedFuzzTestInputs/shouldReadOrRefuse";
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    @FuzzTest
    void shouldReadOrRefuseAPlaylist(byte[] file) {
        try {
            PlaylistFile.read("fuzz.yaml", file).playlist();
        } catch (Fault refused) {
            say(refused);
        }
    }

    @FuzzTest
    void shouldReadOrRefuseAPayload(byte[] file) {
        try {
            PlaylistFile.readPayload("payload", file).playlist();
        } catch (Fault refused) {
            say(refused);
        }
    }

    @FuzzTest
    void shouldReadOrRefuseASealedFile(byte[] file) {
        try {
            SealedPlaylist.parse(file).read("sealed");
        } catch (Fault refused) {
            say(refused);
        }
    }

    @FuzzTest
    void shouldReadOrRefuseATakeover(byte[] order) {
        try {
            TakeoverReader.read(order, true, NOW);
        } catch (Fault refused) {
            say(refused);
        }
    }

    @FuzzTest
    void shouldReadOrRefuseASignature(byte[] armoured) {
        try {
            SshSignature.parse(text(armoured)).check(armoured, SealedPlaylist.NAMESPACE);
        } catch (Fault refused) {
            say(refused);
        }
    }

    @FuzzTest
    void shouldReadOrRefuseSigners(byte[] lines) {
        try {
            AllowedSigners.parse(text(lines), "signers", ZoneId.of("UTC"));
        } catch (Fault refused) {
            say(refused);
        }
    }

    @Test
    void shouldReadOrRefuseWhatABadLineMakesOfThem() throws IOException {
        Mutations.of(seed("APlaylist/playlist.yaml"), this::shouldReadOrRefuseAPlaylist);
        Mutations.of(seed("APayload/payload.json"), this::shouldReadOrRefuseAPayload);
        Mutations.of(seed("ASealedFile/sealed.json"), this::shouldReadOrRefuseASealedFile);
        Mutations.of(seed("ATakeover/order.json"), this::shouldReadOrRefuseATakeover);
        Mutations.of(seed("ASignature/signature.txt"), this::shouldReadOrRefuseASignature);
        Mutations.of(seed("Signers/allowed_signers"), this::shouldReadOrRefuseSigners);
    }

    private static byte[] seed(String name) throws IOException {
        try (InputStream in = SealedFuzzTest.class.getResourceAsStream(SEEDS + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whatever it quotes, it can be said. */
    private static void say(Fault refused) {
        if (refused.sentence().toString().isBlank() || refused.hint().toString().isBlank()) {
            throw new AssertionError(refused.code());
        }
    }
}
