// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import vn.cotmoc.journal.Incident;

/** Is told of every change of every incident, once each, in their order: the alerts. */
public interface IncidentListener {
    /** The incident as it is now; its {@code event} says what happened. Any thread; must return at once. */
    void changed(Incident incident);
}
