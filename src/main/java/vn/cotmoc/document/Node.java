// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.util.List;

/** A part of a parsed file, YAML or JSON alike. */
sealed interface Node {
    Place place();

    /** How a scalar was written, which decides what it may be taken for. */
    enum Form {
        /** YAML without quotes: text, number or truth value, as is wanted. */
        PLAIN,
        /** In quotes: text and nothing else. */
        QUOTED,
        /** JSON without quotes: never text. */
        LITERAL
    }

    record Scalar(Place place, String text, Form form) implements Node {}

    record Sequence(Place place, List<Node> entries) implements Node {
        public Sequence {
            entries = List.copyOf(entries);
        }
    }

    /**
     * An object.
     *
     * @param open whether members may stand behind an alias, so that none can be called missing
     */
    record Mapping(Place place, List<Member> members, boolean open) implements Node {
        public Mapping {
            members = List.copyOf(members);
        }
    }

    /** Its defect has been told; nothing more is to be said about it. */
    record Broken(Place place) implements Node {}

    /**
     * A name and its value.
     *
     * @param place of the name
     */
    record Member(String name, Place place, Node value) {}
}
