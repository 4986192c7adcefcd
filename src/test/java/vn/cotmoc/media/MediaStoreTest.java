// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;

@Tag("L3")
class MediaStoreTest {
    @TempDir
    Path data;

    private MediaStore store;

    @BeforeEach
    void setUp() {
        store = new MediaStore(data.resolve("media"));
    }

    @Test
    void shouldHoldAFileUnderItsHashWhenItHasArrived() throws IOException {
        String sha256 = arrive("phim");

        assertThat(store.findWhole(sha256)).hasValue(data.resolve("media").resolve(sha256));
        assertThat(store.list()).singleElement().returns(4L, MediaStore.Stored::bytes);
        assertThat(store.incoming()).isEmptyDirectory();
    }

    @Test
    void shouldLeaveTheFileWhenItsHashIsAnother() throws IOException {
        Path file = Files.writeString(store.incoming().resolve("up"), "phim");
        String other = Sha256.of(new byte[0]);

        assertThatThrownBy(() -> store.arrive(file, other))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("hash-mismatch"));

        assertThat(file).exists();
        assertThat(store.list()).isEmpty();
    }

    @Test
    void shouldNotFindWhatWasChangedOrTruncatedOrReplacedByALink() throws IOException {
        String sha256 = arrive("phim");
        Path file = store.findWhole(sha256).orElseThrow();
        FileTime before = Files.getLastModifiedTime(file);
        Files.writeString(file, "phiM");
        Files.setLastModifiedTime(file, before);
        assertThat(store.findWhole(sha256)).isEmpty();

        Files.writeString(file, "phi");
        assertThat(store.findWhole(sha256)).isEmpty();

        Files.writeString(file, "phim");
        assertThat(store.findWhole(sha256)).isPresent();

        Files.move(file, data.resolve("elsewhere"));
        Files.createSymbolicLink(file, data.resolve("elsewhere"));
        assertThat(store.findWhole(sha256)).isEmpty();
    }

    @Test
    void shouldTellWhatIsDamagedOrMissingWhenChecked() throws IOException {
        String good = arrive("phim");
        String bad = arrive("ảnh");
        String gone = Sha256.of("gone".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Files.writeString(store.findWhole(bad).orElseThrow(), "ảnH");

        assertThat(store.check(Set.of(good, bad, gone))).containsExactlyInAnyOrder(bad, gone);
    }

    @Test
    void shouldFindNothingUnderANameThatIsNoHash() {
        assertThat(store.findWhole("../node.db")).isEmpty();
        assertThat(store.findWhole("incoming")).isEmpty();
        assertThat(store.findWhole("")).isEmpty();
    }

    @Test
    void shouldRemoveTheOldestFirstAndOnlyAsManyAsNeeded() throws IOException {
        String oldest = arriveAt("một", 1);
        String kept = arriveAt("hai", 2);
        String older = arriveAt("baa", 3);
        String newest = arriveAt("bốn", 4);

        assertThat(store.makeRoom(Set.of(kept), 6)).containsExactly(oldest, older);

        assertThat(store.list()).extracting(MediaStore.Stored::sha256).containsExactly(kept, newest);
    }

    @Test
    void shouldRemoveNothingWhenTheDiskHasRoom() throws IOException {
        arrive("phim");

        assertThat(store.makeRoom(Set.of(), 0)).isEmpty();
        assertThat(store.freeBytes()).isPositive();
    }

    private String arriveAt(String content, int minute) throws IOException {
        String sha256 = arrive(content);
        Instant at = Instant.parse("2026-11-23T00:00:00Z").plusSeconds(60L * minute);
        Files.setLastModifiedTime(store.findWhole(sha256).orElseThrow(), FileTime.from(at));
        return sha256;
    }

    private String arrive(String content) throws IOException {
        Path file = Files.writeString(store.incoming().resolve("up"), content);
        String sha256 = Sha256.of(file);
        store.arrive(file, sha256);
        return sha256;
    }
}
