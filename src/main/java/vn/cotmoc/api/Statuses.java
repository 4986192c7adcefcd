// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import java.util.List;
import java.util.Map;
import vn.cotmoc.fault.Fault;

/** The HTTP status of the faults that come up from lower rooms and from this one. */
final class Statuses {
    static final Map<String, Integer> BY_CODE = Map.ofEntries(
            Map.entry("counts-by-unknown", 400),
            Map.entry("counts-period-backwards", 400),
            Map.entry("counts-hours-need-months", 400),
            Map.entry("signature-missing", 403),
            Map.entry("signature-malformed", 403),
            Map.entry("signature-invalid", 403),
            Map.entry("signature-namespace", 403),
            Map.entry("signature-purpose", 403),
            Map.entry("signature-untrusted", 403),
            Map.entry("signature-key-expired", 403),
            Map.entry("signature-key-not-yet-valid", 403),
            Map.entry("key-type", 403),
            Map.entry("node-not-named", 403),
            Map.entry("takeover-unsigned", 403),
            Map.entry("takeover-known", 409),
            Map.entry("playlist-unknown", 404),
            Map.entry("version-unknown", 404),
            Map.entry("log-unknown", 404),
            Map.entry("unknown-screen", 404),
            Map.entry("incident-unknown", 404),
            Map.entry("incident-closed", 409),
            Map.entry("note-too-long", 422),
            Map.entry("media-missing", 409),
            Map.entry("version-not-higher", 409),
            Map.entry("sealed-not-later", 409),
            Map.entry("ack-past-head", 409),
            Map.entry("upload-unknown", 404),
            Map.entry("upload-offset", 409),
            Map.entry("upload-header", 400),
            Map.entry("upload-metadata", 400),
            Map.entry("tus-version", 412),
            Map.entry("upload-too-large", 413),
            Map.entry("upload-beyond-length", 413),
            Map.entry("hash-mismatch", 422),
            Map.entry("upload-busy", 423),
            Map.entry("uploads-many", 429),
            Map.entry("disk-low", 507),
            Map.entry("disk-full", 507));

    /** One for each status, for the OpenAPI document. */
    static final List<Fault> EXAMPLES = List.of(
            Fault.refused("counts-by-unknown", "colour"),
            Fault.refused("signature-untrusted", "van-phong@tay-ninh"),
            Fault.refused("playlist-unknown", "xa-mat"),
            Fault.refused("version-not-higher", "moc-bai", 12, 12),
            Fault.refused("tus-version", "1.0.0"),
            Fault.refused("upload-too-large", Uploads.MOST_BYTES),
            Fault.refused("hash-mismatch", "a4be75fb…", "2718200c…"),
            Fault.retry("upload-busy", "de240cbda34868ca8e85254c993b867a"),
            Fault.retry("uploads-many", 4),
            Fault.retry("display-gone", ":0", "Connection refused"),
            Fault.retry("disk-low", 812, 2048));

    private Statuses() {}
}
