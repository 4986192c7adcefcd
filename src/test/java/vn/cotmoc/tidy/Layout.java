// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import java.util.Set;
import java.util.stream.Stream;

/** Where files lie and of what kind they are. */
final class Layout {
    private static final Set<String> AT_THE_TOP =
            Set.of("pom.xml", "src", "playlists", "systemd", "README.md", "LICENSE", "cotmoc");
    private static final Set<String> KINDS = Set.of(
            "java",
            "xml",
            "properties",
            "md",
            "yaml",
            "yml",
            "json",
            "ndjson",
            "html",
            "css",
            "js",
            "svg",
            "png",
            "jpg",
            "mp4",
            "sql",
            "service",
            "timer",
            "conf",
            "rules",
            "config",
            "txt");
    private static final Set<String> WITHOUT_KIND =
            Set.of("LICENSE", "cotmoc", "run", "make", "allowed_signers", ".gitignore", ".gitattributes");

    /** Java's way to name a service's implementation. */
    private static final String SERVICES = "src/main/resources/META-INF/services/";

    /** What Debian names so, and the scripts beside it. */
    private static final Set<String> OF_THE_PACKAGE = Set.of(
            "control",
            "triggers",
            "preinst",
            "postinst",
            "prerm",
            "postrm",
            "copyright",
            "x-cookie",
            "try",
            "try-inside",
            "same");

    private static final long FILE_LIMIT_BYTES = 1 << 20;
    private static final long DEMO_LIMIT_BYTES = 3_000_000;

    private Layout() {}

    static Stream<Finding> topLevel(Repository repository) {
        return repository.files().stream()
                .map(file -> file.path().split("/", 2)[0])
                .distinct()
                .filter(name -> !AT_THE_TOP.contains(name) && !name.startsWith("."))
                .map(name -> new Finding(
                        name, "only what the design names lies at the top", "move it below src, or delete it"));
    }

    static Stream<Finding> kinds(Repository repository) {
        return repository.files().stream()
                .filter(file -> !KINDS.contains(file.suffix()) && !WITHOUT_KIND.contains(file.name()))
                .filter(file -> !file.isBelow(SERVICES))
                .filter(file -> !file.isBelow("src/deb/") || !OF_THE_PACKAGE.contains(file.name()))
                .map(file -> new Finding(
                        file.path(),
                        "odd kind of file",
                        "delete it, or enter its kind in Layout if it is meant to stay"));
    }

    static Stream<Finding> sizes(Repository repository) {
        return repository.files().stream()
                .filter(file -> file.bytes() > FILE_LIMIT_BYTES)
                .map(file -> new Finding(
                        file.path(),
                        "over " + FILE_LIMIT_BYTES + " bytes",
                        "a checkout stays small: make it anew instead"));
    }

    /** The demo's clips come with every checkout. */
    static Stream<Finding> demoSize(Repository repository) {
        long bytes = repository.files().stream()
                .filter(file -> file.isBelow("playlists/"))
                .mapToLong(Repository.File::bytes)
                .sum();
        return bytes <= DEMO_LIMIT_BYTES
                ? Stream.empty()
                : Stream.of(new Finding(
                        "playlists", bytes + " bytes, at most " + DEMO_LIMIT_BYTES, "encode the clips smaller"));
    }
}
