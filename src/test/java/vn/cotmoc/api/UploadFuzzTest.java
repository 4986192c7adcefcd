// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.document.Mutations;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.media.Sha256;

/** Whatever an upload's header fields hold: read or refused, never anything else. It begins with good ones, like the others. */
@Tag("L1")
class UploadFuzzTest {
    private static final String SEEDS = "UploadFuzzTestInputs/shouldReadOrRefuse";

    @FuzzTest
    void shouldReadOrRefuseMetadata(byte[] field) {
        try {
            String sha256 = UploadRoutes.sha256(text(field));
            if (!Sha256.isOne(sha256)) {
                throw new AssertionError(sha256);
            }
        } catch (Fault refused) {
            say(refused);
        }
    }

    @FuzzTest
    void shouldReadOrRefuseANumber(byte[] field) {
        try {
            if (UploadRoutes.number("Upload-Length", text(field)) < 0) {
                throw new AssertionError("below zero");
            }
        } catch (Fault refused) {
            say(refused);
        }
    }

    @Test
    void shouldReadOrRefuseWhatABadLineMakesOfThem() throws IOException {
        Mutations.of(seed("Metadata/metadata.txt"), this::shouldReadOrRefuseMetadata);
        Mutations.of(seed("ANumber/length.txt"), this::shouldReadOrRefuseANumber);
    }

    private static byte[] seed(String name) throws IOException {
        try (InputStream in = UploadFuzzTest.class.getResourceAsStream(SEEDS + name)) {
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
