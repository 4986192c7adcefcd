// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.cotmoc.fault.Text;

/** The members of an object, while they are read. Whoever reads asks for every member the format knows. */
public final class Members {
    private final String pointer;
    private final Node.Mapping mapping;
    private final Problems problems;
    private final Map<String, Node.Member> byName = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    Members(String pointer, Node.Mapping mapping, Problems problems) {
        this.pointer = pointer;
        this.mapping = mapping;
        this.problems = problems;
        mapping.members().forEach(member -> byName.put(member.name(), member));
    }

    public String pointer() {
        return pointer;
    }

    /** A member that may be left out. */
    public Optional<Value> find(String name) {
        known.add(name);
        return Optional.ofNullable(byName.get(name)).map(member -> value(name, member.value()));
    }

    /** A member that must be there; if it is not, that is noted: {@code member-missing}. */
    public Optional<Value> need(String name) {
        Optional<Value> value = find(name);
        if (value.isEmpty() && !mapping.open()) {
            error("member-missing", name);
        }
        return value;
    }

    /** Whether a member was written, whatever it holds. */
    public boolean has(String name) {
        known.add(name);
        return byName.containsKey(name);
    }

    /** Notes an error of the object as a whole. */
    public void error(String code, Object... arguments) {
        problems.error(pointer, code, arguments);
    }

    Value value(String name, Node node) {
        return new Value(Pointer.to(pointer, name), node, problems);
    }

    void noteUnknown() {
        for (Node.Member member : mapping.members()) {
            if (!known.contains(member.name())) {
                noteUnknown(member);
            }
        }
    }

    private void noteUnknown(Node.Member member) {
        String name = Value.shown(member.name());
        Text detail = isRestOfText(member) ? Text.of("problem.unknown-member.comma", name) : noKnown(member, name);
        problems.errorAt(member.place(), Pointer.to(pointer, member.name()), "unknown-member", detail);
    }

    /** In {@code {name: Sở Văn hóa, Thể thao, code: X}} the text ends at its comma, and the rest of it is a member without a value. */
    private static boolean isRestOfText(Node.Member member) {
        return member.name().contains(" ")
                && member.value() instanceof Node.Scalar value
                && value.text().isEmpty()
                && value.form() == Node.Form.PLAIN;
    }

    private Text noKnown(Node.Member member, String name) {
        return Nearest.find(member.name(), known)
                .map(nearest -> Text.of("problem.unknown-member", name, nearest))
                .orElseGet(() -> Text.of("problem.unknown-member.far", name, String.join(", ", known)));
    }
}
