// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.time.Instant;

/** Things to be shown in tests. */
public final class Showings {
    public static final String SCREEN = "ngoai-troi";
    public static final long CLIP_MS = 30_000;

    private Showings() {}

    /** An everyday clip of 30 s. */
    public static Entry.Showing between(String screen, String clip, Instant plannedStart) {
        return new Entry.Showing(
                screen,
                clip,
                "ab".repeat(32),
                "Phân giới cắm mốc: \"" + clip + "\" \u2028 🤝",
                "bien-gioi",
                "vi",
                "tinh",
                "12/GP-STTTT",
                "2026-10-20",
                "moc-bai",
                12,
                "trong-ngay",
                "between",
                "normal",
                plannedStart,
                CLIP_MS);
    }

    /** Black, by order. */
    public static Entry.Showing black(String screen, Instant plannedStart) {
        return new Entry.Showing(
                screen,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "$takeover",
                "takeover",
                null,
                plannedStart,
                CLIP_MS);
    }
}
