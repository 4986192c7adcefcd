// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.health.doctor.Finding.Level;

@Tag("L1")
class DataFolderTest {
    @TempDir
    private Path folder;

    private Level level(Path data, String code) {
        return new DataFolder(data)
                .look().stream()
                        .filter(finding -> finding.code().equals(code))
                        .findFirst()
                        .orElseThrow()
                        .level();
    }

    @Test
    void shouldTakeAFolderThatIsStillToBeMade() {
        assertThat(level(folder.resolve("a/b"), "data-folder")).isEqualTo(Level.OK);
        assertThat(level(folder.resolve("a/b"), "key-mode")).isEqualTo(Level.OK);
    }

    @Test
    void shouldRefuseWhatIsNoFolder() throws IOException {
        assertThat(level(Files.createFile(folder.resolve("file")), "data-folder-other"))
                .isEqualTo(Level.ERROR);
    }

    @Test
    void shouldTellADiskThatIsFullFromOneThatFillsAndOneThatTakesNoWrites() {
        assertThat(DataFolder.room(folder, 1_023, false).level()).isEqualTo(Level.ERROR);
        assertThat(DataFolder.room(folder, 1_024, false).level()).isEqualTo(Level.WARNING);
        assertThat(DataFolder.room(folder, 5_120, false).level()).isEqualTo(Level.OK);
        Finding readOnly = DataFolder.room(folder, 5_120, true);
        assertThat(readOnly.code()).isEqualTo("disk-read-only");
        assertThat(readOnly.cure()).asString().contains("sudo mount -o remount,rw");
    }

    @Test
    void shouldRefuseWhatSomebodyElseLeftThere() throws IOException {
        Path media = Files.createDirectories(folder.resolve("media"));
        Path clip = Files.createFile(media.resolve("clip"));
        assertThat(level(folder, "data-owner")).isEqualTo(Level.OK);
        boolean given = giveAway(clip);

        Finding found = new DataFolder(folder)
                .look().stream()
                        .filter(finding -> finding.code().equals("data-owner"))
                        .findFirst()
                        .orElseThrow();
        assertThat(found.level()).isEqualTo(given ? Level.ERROR : Level.OK);
        assertThat(found.sentence().toString().contains("media/clip")).isEqualTo(given);
    }

    /** Whether that could be done: only root gives files away. */
    private static boolean giveAway(Path file) throws IOException {
        UserPrincipal nobody =
                file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        try {
            Files.setOwner(file, nobody);
            return true;
        } catch (FileSystemException e) {
            return false;
        }
    }

    @Test
    void shouldRefuseAKeyThatOthersCanRead() throws IOException {
        Path key = Files.createFile(folder.resolve("key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(level(folder, "key-mode")).isEqualTo(Level.ERROR);

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(level(folder, "key-mode")).isEqualTo(Level.OK);
    }

    @Test
    void shouldKnowWhetherANodeHoldsTheFolder() throws IOException {
        assertThat(new DataFolder(folder).isInUse()).isFalse();
        try (var lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(lock.tryLock()).isNotNull();
            assertThat(new DataFolder(folder).isInUse()).isTrue();
        }
        assertThat(new DataFolder(folder).isInUse()).isFalse();
    }
}
