// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vn.cotmoc.health.Check;
import vn.cotmoc.health.Symptom;
import vn.cotmoc.health.Trouble;
import vn.cotmoc.playback.ScreenStatus;
import vn.cotmoc.playback.Vitals;
import vn.cotmoc.time.Moment;

/** Whether player and X server live, and whether something is on air where something should be. */
public final class PictureCheck implements Check {
    private final Supplier<List<Vitals>> screens;
    private final Map<String, Losses> losses = new HashMap<>();

    /** What was lost up to the last look, and by what the picture is gone now. */
    private record Losses(long processes, long displays, boolean processDown, boolean displayDown) {
        static final Losses NONE = new Losses(0, 0, false, false);

        /** What was lost since counts, also where all is well again: a loss is no less one for being mended. */
        Losses next(Vitals now) {
            boolean gone = isGone(now.status().state());
            boolean process = now.processesLost() > processes;
            boolean display = now.displaysLost() > displays;
            return new Losses(
                    now.processesLost(),
                    now.displaysLost(),
                    process || (processDown && gone),
                    display || (displayDown && gone));
        }
    }

    public PictureCheck(Supplier<List<Vitals>> screens) {
        this.screens = screens;
    }

    @Override
    public List<Symptom> look(Moment now) {
        List<Symptom> symptoms = new ArrayList<>();
        for (Vitals screen : screens.get()) {
            String id = screen.screen();
            Losses lost = losses.getOrDefault(id, Losses.NONE).next(screen);
            losses.put(id, lost);
            if (lost.processDown() || screen.silent()) {
                symptoms.add(Symptom.on(id, Trouble.PLAYER_DOWN));
            }
            if (lost.displayDown()) {
                symptoms.add(Symptom.on(id, Trouble.DISPLAY_DOWN));
            }
            if (isGone(screen.status().state())) {
                symptoms.add(Symptom.on(id, Trouble.PICTURE_MISSING));
            }
        }
        return symptoms;
    }

    private static boolean isGone(ScreenStatus.State state) {
        return state == ScreenStatus.State.RECOVERING || state == ScreenStatus.State.FAULT;
    }
}
