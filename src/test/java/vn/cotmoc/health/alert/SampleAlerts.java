// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import vn.cotmoc.journal.Incident;

/** Alerts of a node that stands nowhere. */
public final class SampleAlerts {
    public static final Sender SENDER = new Sender("thu-1", "thu", "Cửa khẩu thử", ZoneId.of("Asia/Ho_Chi_Minh"));
    public static final Instant AT = Instant.parse("2026-11-23T03:00:00Z");

    private SampleAlerts() {}

    public static Incident incident(String event) {
        return new Incident(
                "0011223344556677",
                event,
                "ngoai-troi",
                "led-1",
                "panel-no-signal",
                "fault",
                AT.minusSeconds(60),
                event.equals("closed") ? AT : null,
                null,
                "Màn hình ngoai-troi: bộ điều khiển LED không nhận được tín hiệu hình.",
                null,
                "đã khởi động lại trình phát",
                null,
                true,
                null);
    }

    public static Alert changed(String event) {
        return new Alert.Changed("8f14e45f-ea3c-4f0e-9d0c-000000000001", AT, incident(event));
    }

    public static Alert digest() {
        return new Alert.Digest("8f14e45f-ea3c-4f0e-9d0c-000000000002", AT, 3, 2, List.of(incident("opened")));
    }
}
