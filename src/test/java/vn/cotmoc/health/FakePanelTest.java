// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

class FakePanelTest extends PanelContract {
    private final FakePanel panel = new FakePanel();

    @Override
    protected Panel panel() {
        return panel;
    }

    @Override
    protected void show(PanelScene scene) {
        panel.show(scene);
    }
}
