// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

/** A panel that is as a test puts it. Any thread. */
public final class FakePanel implements Panel {
    private volatile PanelScene scene = PanelScene.WELL;
    private int mostCards;

    public void show(PanelScene wanted) {
        scene = wanted;
    }

    @Override
    public PanelReading read() {
        PanelScene now = scene;
        if (!now.there()) {
            return PanelReading.unreachable("gone, as the test wants it");
        }
        mostCards = Math.max(mostCards, now.cards());
        return new PanelReading(
                true,
                now.signal(),
                mostCards,
                now.cards(),
                now.celsius(),
                now.volts(),
                now.brightnessPercent(),
                false,
                "");
    }

    @Override
    public void close() {}
}
