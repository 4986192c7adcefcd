// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.config;

import java.nio.file.Path;
import java.util.Optional;
import vn.cotmoc.document.Value;

/** The folder of a settings file, from which the paths in it are meant. */
record Folder(Path path) {
    static Folder of(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return new Folder(Optional.ofNullable(absolute.getParent()).orElse(absolute));
    }

    Optional<Path> read(Value value) {
        return value.text().map(this::resolve);
    }

    Path resolve(String other) {
        return path.resolve(other).normalize();
    }
}
