// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of a checkout as they lie there, without what is built or git's own. */
record Repository(List<File> files) {
    private static final Set<String> NOT_OURS = Set.of(".git", "target", ".idea");

    /** The only binary ones; the rest is read as text. */
    private static final Set<String> BINARY = Set.of("png", "jpg", "mp4");

    /** @param path from the top, with slashes */
    record File(String path, String text, long bytes) {
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        /** What follows the last dot of the name; empty where there is none. */
        String suffix() {
            int dot = name().lastIndexOf('.');
            return dot > 0 ? name().substring(dot + 1) : "";
        }

        boolean isBelow(String folder) {
            return path.startsWith(folder);
        }
    }

    static Repository read(Path top) throws IOException {
        try (Stream<Path> paths = Files.walk(top)) {
            return new Repository(paths.filter(Files::isRegularFile)
                    .filter(path ->
                            !NOT_OURS.contains(top.relativize(path).getName(0).toString()))
                    .map(path -> file(top, path))
                    .toList());
        }
    }

    /** A checkout of one file, to try a rule on. */
    static Repository of(String path, String text) {
        return new Repository(List.of(new File(path, text, text.length())));
    }

    boolean has(String path) {
        String folder = path.endsWith("/") ? path : path + "/";
        return files.stream().anyMatch(file -> file.path().equals(path) || file.isBelow(folder));
    }

    private static File file(Path top, Path path) {
        try {
            var bare = new File(top.relativize(path).toString(), "", Files.size(path));
            return BINARY.contains(bare.suffix())
                    ? bare
                    : new File(bare.path(), new String(Files.readAllBytes(path), UTF_8), bare.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
