// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import org.jspecify.annotations.Nullable;

/**
 * What a file holds.
 *
 * @param container as ffprobe names it, {@code png} or {@code jpeg} for a still
 * @param bytes the file's size
 * @param picture null when there is none
 * @param sound the codec of the first sound that is not AAC, else {@code aac}; null when it is silent
 */
public record Facts(
        String container,
        long bytes,
        @Nullable Picture picture,
        @Nullable String sound) {
    /**
     * The picture, of a still or of the first video stream.
     *
     * @param still whether it does not move
     * @param codec as ffprobe names it
     * @param pixelFormat as ffprobe names it
     * @param width pixels, before any rotation
     * @param height pixels, before any rotation
     * @param framesPerSecond on average; 0 for a still
     * @param rotation degrees by which a player is asked to turn it, 0 to 359
     * @param durationMs from the beginning of the first frame to the end of the last, rounded; 0 for a still
     * @param framesMissing how many frames the file announces but does not hold; only MP4 and MOV announce exactly
     * @param pixelAspect how wide a pixel is to its height; 1 for a still and where it is not said
     * @param interlaced whether its frames are said to be made of two fields
     * @param startMs when its first frame is due by the file's own clock, rounded; 0 for a still
     * @param frames how many of them are shown; 0 for a still
     */
    public record Picture(
            boolean still,
            String codec,
            String pixelFormat,
            int width,
            int height,
            double framesPerSecond,
            int rotation,
            long durationMs,
            long framesMissing,
            double pixelAspect,
            boolean interlaced,
            long startMs,
            long frames) {}
}
