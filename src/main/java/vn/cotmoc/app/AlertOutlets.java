// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.util.List;
import java.util.function.Supplier;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.health.AlertSettings;
import vn.cotmoc.health.alert.Alerts;
import vn.cotmoc.health.alert.Outlet;
import vn.cotmoc.health.alert.Sender;
import vn.cotmoc.health.mail.Mail;
import vn.cotmoc.health.webhook.Webhook;
import vn.cotmoc.journal.Incident;
import vn.cotmoc.time.Clock;

/** Finds the way for each alert that the settings name. */
final class AlertOutlets {
    private AlertOutlets() {}

    /**
     * @param open the incidents that are open
     * @throws Fault REFUSED {@code secret-file}, {@code mail-certificate}; RETRY {@code file-unwritable}
     */
    static Alerts open(NodeSettings settings, Supplier<List<Incident>> open, Clock clock) {
        var sender = new Sender(
                settings.node(), settings.site().code(), settings.site().name(), settings.timezone());
        List<Outlet> outlets =
                settings.alerts().stream().map(each -> outlet(each, sender)).toList();
        return new Alerts(outlets, settings.data().resolve("alerts"), open, clock);
    }

    private static Outlet outlet(AlertSettings settings, Sender sender) {
        if (settings instanceof AlertSettings.Webhook webhook) {
            return new Webhook(webhook, sender);
        }
        return new Mail((AlertSettings.Mail) settings, sender);
    }
}
