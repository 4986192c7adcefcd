// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.Picture;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.playback.ScreenStatus;
import vn.cotmoc.playlist.trust.Takeover;
import vn.cotmoc.schedule.History;
import vn.cotmoc.schedule.Screen;

/** Screens that do what a test says. */
final class FakeWall implements Wall {
    static final String ON_ITS_SIDE = "trong-nha";

    final Map<String, ScreenStatus> byId = new ConcurrentHashMap<>();
    volatile boolean displayGone;
    volatile @Nullable Takeover takenOver;
    private final List<Screen> screens;

    FakeWall(ZoneId zone, String... ids) {
        screens = List.of(ids).stream().map(id -> new Screen(id, null, zone)).toList();
        for (String id : ids) {
            byId.put(id, bare(id, ScreenStatus.State.RECOVERING));
        }
    }

    static ScreenStatus bare(String id, ScreenStatus.State state) {
        return new ScreenStatus(id, state, null, null, null, null, null, false, null, Entry.Proof.NONE);
    }

    @Override
    public List<Screen> screens() {
        return screens;
    }

    @Override
    public List<ScreenStatus> status() {
        return screens.stream().map(screen -> byId.get(screen.id())).toList();
    }

    @Override
    public Panel panel(String screen) {
        return Panel.NONE;
    }

    @Override
    public History history(String screen) {
        return History.EMPTY;
    }

    @Override
    public int turn(String screen) {
        return screen.equals(ON_ITS_SIDE) ? 90 : 0;
    }

    @Override
    public Optional<Instant> takeOver(Takeover order) {
        takenOver = order;
        return Optional.of(order.issuedAt());
    }

    @Override
    public void handBack() {
        takenOver = null;
    }

    @Override
    public Picture snapshot(String screen) {
        if (displayGone) {
            throw Fault.retry("display-gone", ":0");
        }
        int[] rgb = new int[64 * 36];
        java.util.Arrays.fill(rgb, 0x00aa33);
        return new Picture(64, 36, rgb);
    }
}
