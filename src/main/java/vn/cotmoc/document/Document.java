// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parsed file. Reading never throws: a file that is not there, too large, not UTF-8 or not YAML has no root and says why
 * in its problems.
 *
 * <p>Of YAML the plain part is taken: no anchors, aliases, tags or further documents. Scalars follow YAML 1.2's core
 * schema, and where text is wanted any plain scalar is the text as written. Text comes normalised to NFC and without
 * control characters.
 */
public final class Document {
    /** No file of ours comes near it: the largest playlist known to us has 40 KiB. */
    public static final int MAX_BYTES = 1 << 20;

    /** No format of ours nests deeper than six. */
    static final int MAX_DEPTH = 32;

    private final Places places;
    private final Problems problems;
    private @Nullable Node root;

    private Document(String file) {
        places = new Places(file);
        problems = new Problems(places);
    }

    /** Reads a YAML file; its name in the problems is the path as given. */
    public static Document readYaml(Path file) {
        Document document = new Document(file.toString());
        Source.read(file, document.problems).ifPresent(document::parseYaml);
        return document;
    }

    /**
     * Reads YAML that is in memory.
     *
     * @param name the file as its user named it, for the problems
     */
    public static Document readYaml(String name, byte[] bytes) {
        Document document = new Document(name);
        Source.decode(bytes, document.problems).ifPresent(document::parseYaml);
        return document;
    }

    /** Reads a JSON file; its name in the problems is the path as given. */
    public static Document readJson(Path file) {
        Document document = new Document(file.toString());
        Source.read(file, document.problems).ifPresent(document::parseJson);
        return document;
    }

    /**
     * Reads JSON that is in memory.
     *
     * @param name the file as its user named it, for the problems
     */
    public static Document readJson(String name, byte[] bytes) {
        Document document = new Document(name);
        Source.decode(bytes, document.problems).ifPresent(document::parseJson);
        return document;
    }

    private void parseYaml(String text) {
        TreeBuilder tree = new TreeBuilder(places, problems);
        if (new YamlEvents(text, tree, problems).parse()) {
            plant(tree);
        }
    }

    private void parseJson(String text) {
        TreeBuilder tree = new TreeBuilder(places, problems);
        if (JsonTokens.parse(text, tree, problems)) {
            plant(tree);
        }
    }

    private void plant(TreeBuilder tree) {
        root = tree.findRoot().orElse(null);
    }

    /** The whole of it; empty where it could not be parsed, which its problems tell. */
    public Optional<Value> root() {
        return root == null ? Optional.empty() : Optional.of(new Value(Pointer.ROOT, root, problems));
    }

    /**
     * Puts a text in the place of a member, or adds it with the objects that hold it.
     *
     * @param path names from the root to the member
     * @param origin where the text comes from, in place of the file's name where it is wrong
     */
    public void override(List<String> path, String text, String origin) {
        if (root != null) {
            root = Graft.in(root, path, text);
            String pointer = path.stream().reduce(Pointer.ROOT, Pointer::to);
            places.override(pointer, origin);
        }
    }

    public Problems problems() {
        return problems;
    }

    public Places places() {
        return places;
    }
}
