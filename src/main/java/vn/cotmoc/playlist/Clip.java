// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One media item with its description (clip tuyên truyền).
 *
 * @param id {@code [a-z0-9-]{1,64}}
 * @param file relative to the playlist's file; of a sealed playlist the base name
 * @param topic one of {@link Topics} or an id of the office's own
 * @param language BCP 47
 * @param durationMs of a still how long it is shown, of a video the end of its last frame; 0 until the media were looked at
 * @param maxPerHour starts on one screen within 60 minutes; 0: no limit
 * @param minGap between two starts on one screen; null: none
 * @param media null until sealed
 */
public record Clip(
        String id,
        String title,
        String file,
        String topic,
        String language,
        Source source,
        @Nullable Approval approval,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        Kind kind,
        long durationMs,
        boolean audio,
        Fit fit,
        int maxPerHour,
        @Nullable Duration minGap,
        @Nullable Media media) {
    public enum Kind {
        VIDEO,
        STILL
    }

    /** Who made it: a ministry, the province, the broadcaster, others. */
    public enum Source {
        BO,
        TINH,
        DAI,
        KHAC
    }

    /** How a picture of another shape fills the screen: with bars, cropped, or distorted. */
    public enum Fit {
        CONTAIN,
        COVER,
        STRETCH
    }

    /** The licence to publish. */
    public record Approval(String number, LocalDate date) {}

    /** The sealed file: lower-case hex digest, size in bytes, size of the picture in pixels. */
    public record Media(String sha256, long bytes, int width, int height) {}

    /** Whether the clip may be shown on a local day. */
    public boolean isValidOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validUntil == null || !day.isAfter(validUntil));
    }

    /** Whether no day is barred to it. */
    public boolean isAlwaysValid() {
        return validFrom == null && validUntil == null;
    }

    /** The same clip, its media looked at. */
    public Clip withDurationMs(long newDurationMs) {
        return new Clip(
                id,
                title,
                file,
                topic,
                language,
                source,
                approval,
                validFrom,
                validUntil,
                kind,
                newDurationMs,
                audio,
                fit,
                maxPerHour,
                minGap,
                media);
    }
}
