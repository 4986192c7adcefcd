// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import vn.cotmoc.fault.Fault;

/** A still into PNG: upright, in RGB, no larger than a wall. */
final class StillConversion {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String FORMATS = Probe.FORMATS + ",jpeg_pipe,png_pipe";
    private static final int LONG_SIDE_PX = 1920;
    private static final int SHORT_SIDE_PX = 1080;
    /** As far as a JPEG's first segments reach. */
    private static final int HEAD_BYTES = 1 << 16;

    /** A camera's own orientation is in its Exif, which a player does not heed; ffmpeg does. */
    private static final String EXIF = "Exif\0\0";

    private static final String JFIF = "JFIF\0";
    private static final String JPEG = "\u00ff\u00d8\u00ff";
    private static final int JFIF_AT = 6;

    private StillConversion() {}

    /** Whether nothing would be gained by converting it. */
    static boolean isPlain(Path file, Facts.Picture picture) {
        boolean small = Math.max(picture.width(), picture.height()) <= LONG_SIDE_PX
                && Math.min(picture.width(), picture.height()) <= SHORT_SIDE_PX;
        return small && (picture.codec().equals("png") || isPlainJpeg(file));
    }

    private static boolean isPlainJpeg(Path file) {
        String head = head(file);
        return head.startsWith(JFIF, JFIF_AT) && !head.contains(EXIF);
    }

    /** Tells what of it could not be read; empty: nothing. */
    static String convert(Path file, Path part) {
        List<String> command = Tool.ffmpeg(file, "error", FORMATS, inputOptions(file));
        // Both sides shrink alike, so the longer one of either shape is held to 1920 and the shorter to 1080.
        String scale = "scale=w='if(gte(iw,ih),min(iw,%1$d),min(iw,%2$d))':h='if(gte(iw,ih),min(ih,%2$d),min(ih,%1$d))'"
                .formatted(LONG_SIDE_PX, SHORT_SIDE_PX);
        command.addAll(List.of("-frames:v", "1", "-vf", scale + ":force_original_aspect_ratio=decrease,format=rgba"));
        command.addAll(List.of("-c:v", "png", "-f", "image2pipe", "-y", "file:" + part));
        return Tool.hear(command, LIMIT, output -> output.readNBytes(0)).complaint();
    }

    /** A JPEG's name may look like that of a numbered series to ffmpeg; told what it is, it takes the one file. */
    private static String[] inputOptions(Path file) {
        return head(file).startsWith(JPEG) ? new String[] {"-f", "jpeg_pipe"} : new String[0];
    }

    private static String head(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw Fault.retry("media-unreadable", file, e).causedBy(e);
        }
    }
}
