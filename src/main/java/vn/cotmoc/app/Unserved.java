// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.util.ArrayList;
import java.util.List;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.fault.Fault;

/**
 * Settings that are read but that this version of the node does not act on. It does not start with them: who sets an alert
 * relies on being alerted.
 */
final class Unserved {
    private Unserved() {}

    /** @throws Fault REFUSED {@code settings-unserved}, naming all of them */
    static void refuse(NodeSettings settings) {
        List<String> members = new ArrayList<>();
        if (!settings.alerts().isEmpty()) {
            members.add("alerts");
        }
        if (!members.isEmpty()) {
            throw Fault.refused("settings-unserved", String.join(", ", members));
        }
    }
}
