// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.config;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.document.Mutations;
import vn.cotmoc.fault.Fault;

/** Settings written by hand: read or refused with every error. */
@Tag("L1")
class SettingsFuzzTest {
    private static final String SEEDS = "SettingsFuzzTestInputs/shouldReadOrRefuse";

    @FuzzTest
    void shouldReadOrRefuseANode(byte[] yaml) throws IOException {
        Path file = Files.createTempFile("node", ".yaml");
        try {
            NodeFile.read(Files.write(file, yaml), Map.of("COTMOC_NODE", "xa-mat-1"));
        } catch (Fault refused) {
            if (refused.errors().isEmpty()) {
                throw new AssertionError("refused without an error", refused);
            }
        } finally {
            Files.delete(file);
        }
    }

    @FuzzTest
    void shouldReadOrRefuseAFleet(byte[] yaml) throws IOException {
        Path file = Files.createTempFile("fleet", ".yaml");
        try {
            FleetFile.read(Files.write(file, yaml));
        } catch (Fault refused) {
            if (refused.errors().isEmpty()) {
                throw new AssertionError("refused without an error", refused);
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void shouldReadOrRefuseWhatBecomesOfThem() throws IOException {
        Mutations.of(seed("ANode/node.yaml"), yaml -> quietly(() -> shouldReadOrRefuseANode(yaml)));
        Mutations.of(seed("AFleet/fleet.yaml"), yaml -> quietly(() -> shouldReadOrRefuseAFleet(yaml)));
    }

    private interface Read {
        void run() throws IOException;
    }

    private static void quietly(Read read) {
        try {
            read.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] seed(String name) throws IOException {
        try (InputStream in = SettingsFuzzTest.class.getResourceAsStream(SEEDS + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
