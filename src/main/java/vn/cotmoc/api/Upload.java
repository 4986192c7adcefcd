// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import vn.cotmoc.http.Caller;

/**
 * A file that is arriving.
 *
 * @param id its name in the URL: 128 random bits in hex
 * @param owner the token that began it, and when that token was made: a later one may bear the same name
 * @param expiresAtMs in ms since 1970
 * @param metadata the {@code Upload-Metadata} field as it was sent
 * @param whole whether all of it has arrived and is a medium now
 */
record Upload(
        @JsonProperty String id,
        @JsonProperty String owner,
        @JsonProperty long ownerCreatedMs,
        @JsonProperty String sha256,
        @JsonProperty long bytes,
        @JsonProperty long expiresAtMs,
        @JsonProperty String metadata,
        @JsonProperty boolean whole) {
    boolean isOf(Caller caller) {
        return owner.equals(caller.token())
                && ownerCreatedMs == caller.created().toEpochMilli();
    }

    Instant expiresAt() {
        return Instant.ofEpochMilli(expiresAtMs);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(expiresAt());
    }

    Upload asWhole() {
        return new Upload(id, owner, ownerCreatedMs, sha256, bytes, expiresAtMs, metadata, true);
    }
}
