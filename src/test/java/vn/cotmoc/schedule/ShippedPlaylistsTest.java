// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people begin their own playlist from has nothing wrong with it, its media included. That nights are left to the filler
 * is meant: nodes are dark then by their {@code hours}, which a playlist's file does not know.
 */
@Tag("L3")
class ShippedPlaylistsTest {
    private static final String SCHEMA_LINE = "# yaml-language-server: $schema=";
    private static final Path SCHEMA = Path.of("src/main/resources/vn/cotmoc/api/playlist.schema.json");
    private static final Instant WITHIN_THEIR_VALIDITY = Instant.parse("2026-12-01T00:00:00Z");

    static List<Path> playlists() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("playlists"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("playlists")
    void shouldHaveNothingWrong(Path file) {
        PlaylistCheck.Checked checked = PlaylistCheck.check(file, WITHIN_THEIR_VALIDITY);

        assertThat(checked.errors()).isEmpty();
        assertThat(checked.warnings())
                .allSatisfy(warning -> assertThat(warning.code()).isEqualTo("filler-long"));
    }

    /** The first line tells an editor where the schema lies, from the file. */
    @ParameterizedTest
    @MethodSource("playlists")
    void shouldNameTheSchemaThatEditorsUse(Path file) throws IOException {
        String first = Files.readAllLines(file).get(0);

        assertThat(first).startsWith(SCHEMA_LINE);
        assertThat(file.resolveSibling(first.substring(SCHEMA_LINE.length())).normalize())
                .isEqualTo(SCHEMA)
                .exists();
    }
}
