// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.api.Wall;
import vn.cotmoc.health.Devices;
import vn.cotmoc.health.FakePanel;
import vn.cotmoc.health.Incidents;
import vn.cotmoc.health.MachineReading;
import vn.cotmoc.health.PanelScene;
import vn.cotmoc.health.WatchedScreen;
import vn.cotmoc.time.SystemClock;

/** What the page shows of a panel before anything is an incident. */
@Tag("L3")
class PanelStatesTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final WatchedScreen screen = new WatchedScreen("man");
    private final FakePanel panel = new FakePanel();
    private final Devices devices =
            new Devices(Map.of("man", panel), null, () -> MachineReading.NOTHING, new SystemClock());
    private final PanelStates states = new PanelStates(
            devices,
            new Incidents(List::of, List.of(), ZoneId.of("Asia/Ho_Chi_Minh"), entries -> {}),
            () -> List.of(screen.vitals()));

    @AfterEach
    void end() {
        devices.close();
    }

    private void shows(String state, String detail) {
        await().atMost(SOON).until(() -> states.apply("man"), new Wall.Panel(state, detail)::equals);
    }

    @Test
    void shouldTellAtOnceThatTheWallIsDarkWhileItIsMeantToBeSeen() {
        await().atMost(SOON).until(() -> states.apply("man").state().equals("ok"));
        String well = states.apply("man").detail();
        panel.show(PanelScene.WELL.withoutSignal());
        shows("fault", "Màn hình man: bộ điều khiển LED không nhận được tín hiệu hình.");
        screen.lit = false;
        shows("ok", well);
        assertThat(states.apply("ben")).isEqualTo(Wall.Panel.NONE);
    }
}
