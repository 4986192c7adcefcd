// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.cotmoc.fault.Fault;

/**
 * Small pictures of clips, as JPEG. They are made one at a time and at the lowest priority, as a node has screens to serve, and
 * the latest are kept in memory. Any thread; a caller may wait for others'.
 */
public final class Thumbnails {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String FORMATS = Probe.FORMATS + ",jpeg_pipe,png_pipe";
    private static final String SIZE = "scale=320:320:force_original_aspect_ratio=decrease:force_divisible_by=2";
    /** About 12 kB each. */
    private static final int MOST_KEPT = 200;

    private static final int MOST_BYTES = 256 << 10;
    /** A film often fades in from black. */
    private static final String INTO_FILM_S = "1.5";

    private final Map<String, byte[]> bySha256 = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /**
     * A picture of at most 320 by 320 pixels: of a film a little after its beginning.
     *
     * @throws Fault REFUSED {@code media-unknown} where the file shows nothing; BROKEN {@code tool-missing}; RETRY {@code
     *     tool-stuck}
     */
    public synchronized byte[] jpeg(String sha256, Path file) {
        byte[] known = bySha256.get(sha256);
        if (known == null) {
            byte[] later = frame(file, "-ss", INTO_FILM_S);
            known = later.length > 0 ? later : frame(file);
            if (known.length == 0) {
                throw Fault.refused("media-unknown", file.getFileName());
            }
            bySha256.put(sha256, known);
        }
        return known;
    }

    /** Empty where there is none at that place. */
    private static byte[] frame(Path file, String... at) {
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(Tool.ffmpeg(file, "error", FORMATS, at));
        command.addAll(List.of("-frames:v", "1", "-vf", SIZE, "-q:v", "5", "-f", "image2pipe", "-c:v", "mjpeg", "-"));
        return Tool.run(command, LIMIT, output -> output.readNBytes(MOST_BYTES));
    }
}
