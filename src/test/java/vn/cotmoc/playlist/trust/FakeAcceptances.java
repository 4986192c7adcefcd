// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.cotmoc.fault.Fault;

/** The register in memory. {@link #failing} makes it a disk that is full. */
public final class FakeAcceptances implements Acceptances {
    private final List<Acceptance> entries = new CopyOnWriteArrayList<>();
    boolean failing;

    @Override
    public List<Acceptance> list() {
        return entries.stream().sorted(Comparator.comparing(Acceptance::turn)).toList();
    }

    @Override
    public void put(Acceptance acceptance) {
        if (failing) {
            throw Fault.retry("disk-full", "node.db");
        }
        entries.removeIf(entry -> entry.id().equals(acceptance.id()) && entry.version() == acceptance.version());
        entries.add(acceptance);
    }
}
