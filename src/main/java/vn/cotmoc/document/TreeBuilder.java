// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Grows the tree from what a parser meets, in the order it meets it. Notes repeated names and control characters. */
final class TreeBuilder {
    private final Places places;
    private final Problems problems;
    private final Deque<Branch> open = new ArrayDeque<>();
    private @Nullable Node root;

    TreeBuilder(Places places, Problems problems) {
        this.places = places;
        this.problems = problems;
    }

    /** The pointer of the value that comes next. */
    String pointer() {
        Branch branch = open.peek();
        return branch == null ? Pointer.ROOT : branch.next();
    }

    void start(boolean mapping, Place place) {
        String pointer = pointer();
        places.put(pointer, place);
        open.push(new Branch(mapping, pointer, place));
    }

    void end() {
        add(open.pop().close());
    }

    void name(String written, Place place) {
        Branch branch = open.element();
        branch.name(Characters.normalised(written), place);
        if (branch.repeated) {
            problems.errorAt(place, branch.next(), "duplicate-member", branch.name);
        }
        branch.nameIsBroken = noteControl(written, branch.next(), place);
    }

    void scalar(String text, Node.Form form, Place place) {
        boolean broken = noteControl(text, pointer(), place);
        if (broken) {
            broken(place);
        } else {
            places.put(pointer(), place);
            add(new Node.Scalar(place, Characters.normalised(text), form));
        }
    }

    /** A value whose defect has been told. */
    void broken(Place place) {
        places.put(pointer(), place);
        add(new Node.Broken(place));
    }

    /** The object that is open has members behind an alias. */
    void leaveOpen() {
        open.element().mayHoldMore = true;
    }

    private boolean noteControl(String text, String pointer, Place place) {
        OptionalInt control = Characters.findControl(text);
        control.ifPresent(
                character -> problems.errorAt(place, pointer, "control-character", Characters.code(character)));
        return control.isPresent();
    }

    private void add(Node node) {
        Branch branch = open.peek();
        if (branch == null) {
            root = node;
        } else {
            branch.add(node);
        }
    }

    Optional<Node> findRoot() {
        return Optional.ofNullable(root);
    }

    /** A list or an object that is not closed yet. */
    private static final class Branch {
        private final boolean mapping;
        private final String pointer;
        private final Place place;
        private final List<Node> entries = new ArrayList<>();
        private final List<Node.Member> members = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private String name = "";
        private Place namePlace = Place.NOWHERE;
        private boolean repeated;
        private boolean nameIsBroken;
        private boolean mayHoldMore;

        Branch(boolean mapping, String pointer, Place place) {
            this.mapping = mapping;
            this.pointer = pointer;
            this.place = place;
        }

        void name(String newName, Place newPlace) {
            name = newName;
            namePlace = newPlace;
            repeated = !names.add(newName);
        }

        String next() {
            return mapping ? Pointer.to(pointer, name) : Pointer.to(pointer, entries.size());
        }

        /** The first of two equal names holds; a name that cannot be shown is left out. */
        void add(Node node) {
            if (!mapping) {
                entries.add(node);
            } else if (!repeated && !nameIsBroken) {
                members.add(new Node.Member(name, namePlace, node));
            }
        }

        Node close() {
            return mapping ? new Node.Mapping(place, members, mayHoldMore) : new Node.Sequence(place, entries);
        }
    }
}
