// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.util.Set;
import vn.cotmoc.health.Remedies;
import vn.cotmoc.health.linux.Systemctl;
import vn.cotmoc.playback.Screens;

/** What can be done to the screens of this node: by the node itself or, for a real display, by systemd. */
record ScreenRemedies(Screens screens, Systemctl systemctl, boolean realDisplay) implements Remedies {
    @Override
    public void skipClip(String screen) {
        screens.skipClip(screen);
    }

    @Override
    public void restartPlayer(String screen) {
        screens.restartPlayer(screen);
    }

    @Override
    public void restartDisplay(String screen) {
        if (!screens.restartDisplay(screen)) {
            systemctl.restartDisplay();
        }
    }

    @Override
    public Set<String> onDisplayOf(String screen) {
        return screens.onDisplayOf(screen);
    }

    @Override
    public boolean canReboot() {
        return realDisplay && systemctl.runsUs();
    }

    @Override
    public void reboot() {
        systemctl.reboot();
    }
}
