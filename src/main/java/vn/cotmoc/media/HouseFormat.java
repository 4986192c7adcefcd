// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import vn.cotmoc.fault.Text;

/**
 * What a node plays: MP4 or MOV with H.264 or H.265 of 8 bit, up to 1920×1080 and 60 frames a second, silent or with AAC;
 * PNG and JPEG. {@code cotmoc prepare} makes it of anything else.
 */
public final class HouseFormat {
    static final String CONTAINER = "mov,mp4,m4a,3gp,3g2,mj2";
    private static final Set<String> CODECS = Set.of("h264", "hevc");
    /** ffmpeg's names of planar pixel formats say how many bits they have only where those are not 8. */
    private static final Pattern EIGHT_BIT = Pattern.compile("yuvj?4[0-9]{2}p|nv12|gray|gbrp");

    private static final int LONG_SIDE_PX = 1920;
    private static final int SHORT_SIDE_PX = 1080;
    /** Clips of 60 a second are measured as a little more or less. */
    private static final double MAX_FRAMES_PER_SECOND = 60.1;
    /** 3840×2160: as four-byte pixels half the memory of a player's Java. */
    private static final long MAX_STILL_PX = 3840L * 2160;

    private HouseFormat() {}

    static boolean isStillSize(int width, int height) {
        return (long) width * height <= MAX_STILL_PX;
    }

    /** All that keeps a node from playing it, each a clause without a full stop; empty: it is in the house format. */
    public static List<Text> findDefects(Facts facts) {
        Facts.Picture picture = facts.picture();
        if (picture == null) {
            return List.of(Text.of("media.no-picture", facts.container()));
        }
        return picture.still() ? stillDefects(picture) : videoDefects(facts, picture);
    }

    private static List<Text> stillDefects(Facts.Picture picture) {
        List<Text> defects = new ArrayList<>();
        if (!isStillSize(picture.width(), picture.height())) {
            defects.add(Text.of("media.still-size", picture.width(), picture.height()));
        }
        if (picture.pixelFormat().equals("cmyk")) {
            defects.add(Text.of("media.still-cmyk"));
        }
        return defects;
    }

    private static List<Text> videoDefects(Facts facts, Facts.Picture picture) {
        List<Text> defects = new ArrayList<>();
        if (!facts.container().equals(CONTAINER)) {
            defects.add(Text.of("media.container", facts.container()));
        } else if (picture.framesMissing() > 0) {
            defects.add(Text.of("media.truncated", picture.framesMissing()));
        }
        if (!CODECS.contains(picture.codec())) {
            defects.add(Text.of("media.codec", picture.codec()));
        } else if (!EIGHT_BIT.matcher(picture.pixelFormat()).matches()) {
            defects.add(Text.of("media.depth", picture.pixelFormat()));
        }
        if (Math.max(picture.width(), picture.height()) > LONG_SIDE_PX
                || Math.min(picture.width(), picture.height()) > SHORT_SIDE_PX) {
            defects.add(Text.of("media.size", picture.width(), picture.height()));
        }
        if (picture.framesPerSecond() > MAX_FRAMES_PER_SECOND) {
            defects.add(Text.of("media.rate", Math.round(picture.framesPerSecond())));
        }
        if (picture.rotation() != 0) {
            defects.add(Text.of("media.rotation", picture.rotation()));
        }
        if (picture.durationMs() <= 0) {
            defects.add(Text.of("media.no-frames"));
        }
        if (facts.sound() != null && !facts.sound().equals("aac")) {
            defects.add(Text.of("media.sound", facts.sound()));
        }
        return defects;
    }
}
