// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.cotmoc.document.Document;
import vn.cotmoc.fault.Fault;

/** Reads {@code node.yaml}: all errors at once, or settings that can be used as they are. */
public final class NodeFile {
    /** Members that {@code COTMOC_…} variables override: {@code api.listen} is {@code COTMOC_API_LISTEN}. */
    private static final List<String> OVERRIDABLE = List.of(
            "node",
            "timezone",
            "data",
            "site.code",
            "site.name",
            "site.province",
            "api.listen",
            "api.certificate",
            "api.key",
            "trust.signers",
            "ups.driver",
            "ups.host",
            "ups.port",
            "ups.name",
            "retention.plays",
            "retention.incidents",
            "retention.audit");

    private NodeFile() {}

    /**
     * Reads a node's settings.
     *
     * @param environment the process's variables, {@link System#getenv()}
     * @throws Fault REFUSED {@code settings-refused}, with every error
     */
    public static NodeSettings read(Path file, Map<String, String> environment) {
        Document document = Document.readYaml(file);
        OVERRIDABLE.forEach(member -> override(document, member, environment));
        Optional<NodeSettings> settings = document.root()
                .flatMap(root -> root.object(members -> new NodeReader(members, Folder.of(file)).read()));
        document.problems().refuseErrors("settings-refused");
        return settings.orElseThrow(() -> new IllegalStateException("settings neither read nor refused: " + file));
    }

    private static void override(Document document, String member, Map<String, String> environment) {
        String variable = variable(member);
        String text = environment.get(variable);
        if (text != null) {
            document.override(Arrays.asList(member.split("\\.", -1)), text, variable);
        }
    }

    private static String variable(String member) {
        return "COTMOC_" + member.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** All that are looked at. */
    static List<String> variables() {
        return OVERRIDABLE.stream().map(NodeFile::variable).toList();
    }
}
