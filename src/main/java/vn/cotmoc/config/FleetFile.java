// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.cotmoc.document.Document;
import vn.cotmoc.document.Members;
import vn.cotmoc.document.TakenIds;
import vn.cotmoc.document.Value;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fleet.Fleet;

/** Reads {@code fleet.yaml}: all errors at once, or a fleet that can be used as it is. */
public final class FleetFile {
    private static final URI NOWHERE = URI.create("http://localhost");

    private final Folder folder;
    private final TakenIds ids = new TakenIds();

    private FleetFile(Folder folder) {
        this.folder = folder;
    }

    /**
     * Reads the fleet of a central office.
     *
     * @throws Fault REFUSED {@code settings-refused}, with every error
     */
    public static Fleet read(Path file) {
        Document document = Document.readYaml(file);
        Optional<Fleet> fleet = document.root().flatMap(root -> root.object(new FleetFile(Folder.of(file))::fleet));
        document.problems().refuseErrors("settings-refused");
        return fleet.orElseThrow(() -> new IllegalStateException("fleet neither read nor refused: " + file));
    }

    private Fleet fleet(Members members) {
        Path database = members.need("database").flatMap(folder::read).orElse(folder.path());
        List<Fleet.Member> nodes = members.need("nodes")
                .flatMap(value -> value.list(1, entry -> entry.object(this::node)))
                .orElse(List.of());
        return new Fleet(database, nodes);
    }

    private Fleet.Member node(Members members) {
        String node = members.need("node").flatMap(ids::read).orElse("");
        URI url = members.need("url").flatMap(Addresses::url).orElse(NOWHERE);
        Path tokenFile = members.need("tokenFile").flatMap(folder::read).orElse(folder.path());
        Path certificateFile =
                members.find("certificateFile").flatMap(folder::read).orElse(null);
        String publicKey = members.find("publicKey").flatMap(Value::text).orElse(null);
        return new Fleet.Member(node, url, tokenFile, certificateFile, publicKey);
    }
}
