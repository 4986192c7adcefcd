// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import vn.cotmoc.fault.Text;
import vn.cotmoc.fleet.Pull.Pulled;
import vn.cotmoc.journal.Imported;

/** What a pull has brought, for people and for programs. */
final class PulledForm {
    private PulledForm() {}

    static Text text(Pulled pulled) {
        Imported imported = pulled.imported();
        return Text.of(
                pulled.anew() ? "cli.pulled-anew" : "cli.pulled",
                imported.node(),
                imported.taken() + pulled.earlier(),
                imported.seq(),
                imported.log());
    }

    static ObjectNode json(Pulled pulled) {
        Imported imported = pulled.imported();
        return ProblemJson.MAPPER
                .createObjectNode()
                .put("node", imported.node())
                .put("log", imported.log())
                .put("taken", imported.taken() + pulled.earlier())
                .put("seq", imported.seq())
                .put("newLog", pulled.anew());
    }
}
