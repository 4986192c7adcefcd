// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("L1")
class KnownDisplaysTest {
    private static final String OUTLET = "card0-HDMI-A-1";

    @TempDir
    private Path data;

    @Test
    void shouldKnowAfterARestartThatAnotherOneHangsThere() {
        var before = new KnownDisplays(data);
        assertThat(before.isAnother(OUTLET, "a1")).as("the first one").isFalse();
        before.save();

        var after = new KnownDisplays(data);
        assertThat(after.isAnother(OUTLET, "a1")).isFalse();
        assertThat(after.isAnother(OUTLET, "b2")).isTrue();
        assertThat(after.isAnother(OUTLET, "b2")).as("told once").isFalse();
        assertThat(new KnownDisplays(data).isAnother(OUTLET, "b2"))
                .as("told again where it could not be kept")
                .isTrue();
    }

    @Test
    void shouldWriteOnlyWhatHasChanged() throws IOException {
        var known = new KnownDisplays(data);
        known.save();
        assertThat(data.resolve("displays.json")).doesNotExist();
        known.isAnother(OUTLET, "a1");
        known.save();
        Files.delete(data.resolve("displays.json"));
        known.isAnother(OUTLET, "a1");
        known.save();
        assertThat(data.resolve("displays.json")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "null", "{\"card0-HDMI-A-1\": 7}", "\u0000\u0000\u0000"})
    void shouldBeginAnewWithADamagedFile(String text) throws IOException {
        Files.writeString(data.resolve("displays.json"), text);
        var known = new KnownDisplays(data);
        assertThat(known.isAnother(OUTLET, "a1")).isFalse();
        known.save();
        assertThat(new KnownDisplays(data).isAnother(OUTLET, "b2")).isTrue();
    }

    @Test
    void shouldGoOnWhenItCannotBeKept() {
        var known = new KnownDisplays(data.resolve("gone"));
        known.isAnother(OUTLET, "a1");
        known.save();
        assertThat(known.isAnother(OUTLET, "b2")).isTrue();
    }
}
