// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of {@code /status}: the members are the contract. Times as text in the node's zone. */
record NodeStatus(
        @JsonProperty String node,
        @JsonProperty String version,
        @JsonProperty String log,
        @JsonProperty LogHead head,
        @JsonProperty String publicKey,
        @JsonProperty WallClock clock,
        @JsonProperty @Nullable ActivePlaylist playlist,
        @JsonProperty @Nullable Suspended suspended,
        @JsonProperty List<ScreenSeen> screens,
        @JsonProperty List<OpenIncident> incidents) {
    record LogHead(@JsonProperty long seq, @JsonProperty String chain) {}

    /** {@code offsetMs}: how far the clock is behind its server, negative where it is ahead; null where nobody knows. */
    record WallClock(
            @JsonProperty String now,
            @JsonProperty boolean synchronised,
            @JsonProperty @Nullable Long offsetMs) {}

    record ActivePlaylist(
            @JsonProperty String id,
            @JsonProperty int version,
            @JsonProperty String sha256,
            @JsonProperty String state) {}

    record Suspended(
            @JsonProperty String since, @JsonProperty String reason) {}

    record ScreenSeen(
            @JsonProperty String id,
            @JsonProperty String state,
            @JsonProperty @Nullable Shown onAir,
            @JsonProperty @Nullable Next next,
            @JsonProperty PictureSeen picture,
            @JsonProperty Wall.Panel panel) {}

    /** {@code clip} is null for words and black, {@code title} for a takeover's clip and for black. */
    record Shown(
            @JsonProperty @Nullable String clip,
            @JsonProperty @Nullable String title,
            @JsonProperty String slot,
            @JsonProperty String startedAt,
            @JsonProperty String endsAt) {}

    record Next(
            @JsonProperty String clip,
            @JsonProperty String slot,
            @JsonProperty String startsAt) {}

    record PictureSeen(
            @JsonProperty boolean advancing,
            @JsonProperty @Nullable String verifiedAt,
            @JsonProperty String proof) {}

    record OpenIncident(
            @JsonProperty String id,
            @JsonProperty String code,
            @JsonProperty @Nullable String screen,
            @JsonProperty String severity,
            @JsonProperty String openedAt,
            @JsonProperty @Nullable String ackedBy,
            @JsonProperty String sentence) {}
}
