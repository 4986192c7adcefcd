// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.cotmoc.api.Wall;
import vn.cotmoc.glass.Picture;
import vn.cotmoc.playback.OutOfTurn;
import vn.cotmoc.playback.ScreenSettings;
import vn.cotmoc.playback.ScreenStatus;
import vn.cotmoc.playback.Screens;
import vn.cotmoc.playlist.trust.Takeover;
import vn.cotmoc.schedule.History;
import vn.cotmoc.schedule.Screen;

/** The screens, as the API wants to see them. */
record ScreenWall(
        List<ScreenSettings> settings, Screens playing, OutOfTurn outOfTurn, Function<String, Wall.Panel> panels)
        implements Wall {
    ScreenWall {
        settings = List.copyOf(settings);
    }

    @Override
    public List<Screen> screens() {
        return playing.screens();
    }

    @Override
    public List<ScreenStatus> status() {
        return playing.status();
    }

    @Override
    public Panel panel(String screen) {
        return panels.apply(screen);
    }

    @Override
    public History history(String screen) {
        return playing.history(screen);
    }

    @Override
    public Picture snapshot(String screen) {
        return playing.snapshot(screen);
    }

    @Override
    public int turn(String screen) {
        return settings.stream()
                .filter(one -> one.id().equals(screen))
                .findFirst()
                .map(ScreenSettings::rotate)
                .orElse(0);
    }

    @Override
    public Optional<Instant> takeOver(Takeover order) {
        return outOfTurn.show(order);
    }

    @Override
    public void handBack() {
        outOfTurn.end();
    }
}
