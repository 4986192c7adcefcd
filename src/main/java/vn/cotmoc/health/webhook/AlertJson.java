// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import vn.cotmoc.health.alert.Alert;
import vn.cotmoc.health.alert.Sender;
import vn.cotmoc.journal.RowForm;
import vn.cotmoc.journal.RowTime;

/** An alert as JSON; an incident has the members of its row in the journal. */
final class AlertJson {
    private final Sender sender;
    private final RowForm rows;

    AlertJson(Sender sender) {
        this.sender = sender;
        this.rows = new RowForm(sender.zone());
    }

    ObjectNode of(Alert alert) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", alert.id());
        if (alert instanceof Alert.Changed changed) {
            json.put("kind", "incident");
            head(json, alert).set("incident", rows.incident(changed.incident()).without("type"));
        } else if (alert instanceof Alert.Digest digest) {
            json.put("kind", "digest");
            head(json, alert).put("opened", digest.opened()).put("closed", digest.closed());
            ArrayNode open = json.putArray("open");
            digest.open().forEach(incident -> open.add(rows.incident(incident).without("type")));
        } else {
            json.put("kind", "heartbeat");
            head(json, alert);
        }
        return json;
    }

    private ObjectNode head(ObjectNode json, Alert alert) {
        json.put("at", RowTime.text(alert.at(), sender.zone()));
        json.put("node", sender.node());
        json.putObject("site").put("code", sender.site()).put("name", sender.siteName());
        return json;
    }
}
