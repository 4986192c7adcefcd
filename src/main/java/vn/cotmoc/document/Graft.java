// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.util.ArrayList;
import java.util.List;

/** Puts a text into a tree that was parsed from elsewhere. */
final class Graft {
    private Graft() {}

    /** The tree with a text at the end of a path; a value in its way that is no object stays, for its reader to refuse. */
    static Node in(Node node, List<String> path, String text) {
        if (path.isEmpty()) {
            return new Node.Scalar(Place.NOWHERE, Characters.normalised(text), Node.Form.PLAIN);
        }
        return node instanceof Node.Mapping mapping ? in(mapping, path, text) : node;
    }

    private static Node in(Node.Mapping mapping, List<String> path, String text) {
        String name = path.get(0);
        Node.Member old = mapping.members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElse(new Node.Member(name, Place.NOWHERE, new Node.Mapping(Place.NOWHERE, List.of(), false)));
        List<Node.Member> members = new ArrayList<>(mapping.members());
        members.remove(old);
        members.add(new Node.Member(name, old.place(), in(old.value(), path.subList(1, path.size()), text)));
        return new Node.Mapping(mapping.place(), members, mapping.open());
    }
}
