// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.media.MediaStore;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;

/**
 * The files of what is on air, known without a look at the disk: the playout asks here. Safe for every thread.
 *
 * <p>After a start a file of the right size is taken for whole until it has been hashed: gigabytes take a minute, and the wall
 * must not wait for that. What is not whole gives no picture at the pre-roll, or is found out a minute later.
 */
public final class CheckedMedia implements ClipFiles {
    private static final Logger LOG = LoggerFactory.getLogger(CheckedMedia.class);

    private final MediaStore store;
    private final Map<String, Path> files = new ConcurrentHashMap<>();
    private volatile @Nullable Playlist onAir;
    private volatile boolean checked;

    public CheckedMedia(MediaStore store) {
        this.store = store;
    }

    @Override
    public Optional<Path> find(Clip clip) {
        return Optional.ofNullable(files.get(Programme.sha256(clip)));
    }

    @Override
    public long edition(Clip clip) {
        return store.edition(Programme.sha256(clip));
    }

    /** The clips of what is on air whose file is missing or damaged, as far as is known. Returns at once. */
    public List<String> missing() {
        Playlist expected = onAir;
        return expected == null
                ? List.of()
                : expected.clips().stream()
                        .filter(clip -> clip.media() != null && find(clip).isEmpty())
                        .map(Clip::id)
                        .toList();
    }

    /** Takes the files of a playlist for whole where their size is right. */
    void expect(Playlist playlist) {
        onAir = playlist;
        for (Clip clip : playlist.clips()) {
            Clip.Media media = clip.media();
            if (media != null) {
                store.findBySize(media.sha256(), media.bytes()).ifPresent(file -> files.put(media.sha256(), file));
            }
        }
    }

    /** Hashes the files of a playlist that were not yet; takes as long as that takes. */
    void check(Playlist playlist) {
        for (Clip clip : playlist.clips()) {
            String sha256 = Programme.sha256(clip);
            Optional<Path> whole = store.findWhole(sha256);
            if (whole.isPresent()) {
                files.put(sha256, whole.get());
            } else {
                LOG.error("The file of a clip is missing or damaged. clip={} sha256={}", clip.id(), sha256);
                files.remove(sha256);
            }
        }
        checked = true;
    }

    /**
     * Looks whether a file of a playlist was mended or replaced since it was last hashed; only that one is hashed again. What was
     * damaged meanwhile stays until its pre-roll or the next check finds it out: the record then tells of it.
     */
    void look(Playlist playlist) {
        if (!checked) {
            return;
        }
        for (Clip clip : playlist.clips()) {
            String sha256 = Programme.sha256(clip);
            store.findWhole(sha256)
                    .filter(file -> files.put(sha256, file) == null)
                    .ifPresent(file ->
                            LOG.info("The file of a clip is whole again. clip={} sha256={}", clip.id(), sha256));
        }
    }
}
