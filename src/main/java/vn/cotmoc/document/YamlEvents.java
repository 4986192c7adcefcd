// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import vn.cotmoc.fault.Text;

/** YAML, event by event, into a tree. The events know their places, and hide neither anchors nor repeated names. */
final class YamlEvents {
    private static final String MERGE = "<<";

    private final RawControls controls;
    private final Parser events;
    private final TreeBuilder tree;
    private final Problems problems;
    private int depth;

    YamlEvents(String text, TreeBuilder tree, Problems problems) {
        this.controls = new RawControls(text);
        this.events = new ParserImpl(new StreamReader(controls.printable()), new LoaderOptions());
        this.tree = tree;
        this.problems = problems;
    }

    /** Whether the text was YAML; if not, the problems say why. */
    boolean parse() {
        try {
            stream();
            return true;
        } catch (MarkedYAMLException e) {
            Text expectation = YamlExpectation.of(e.getProblem());
            problems.errorAt(place(e.getProblemMark()), Pointer.ROOT, "yaml-syntax", expectation);
            return false;
        } finally {
            controls.findUnclaimed()
                    .ifPresent(control -> problems.errorAt(
                            control.place(), Pointer.ROOT, "control-character", Characters.code(control.character())));
        }
    }

    private void stream() {
        take();
        if (next(Event.ID.StreamEnd)) {
            tree.scalar("", Node.Form.PLAIN, Place.BEGINNING);
            return;
        }
        take();
        value();
        take();
        if (!next(Event.ID.StreamEnd)) {
            problems.errorAt(place(take()), Pointer.ROOT, "yaml-unsupported");
        }
    }

    private void value() {
        Event event = take();
        refuseProperties((NodeEvent) event);
        if (event instanceof AliasEvent) {
            tree.broken(place(event));
        } else if (event instanceof ScalarEvent scalar) {
            scalar(scalar);
        } else if (event instanceof MappingStartEvent) {
            mapping(event);
        } else {
            tree.start(false, place(event));
            while (!next(Event.ID.SequenceEnd)) {
                value();
            }
            take();
            tree.end();
        }
    }

    private void refuseProperties(NodeEvent event) {
        boolean tagged = (event instanceof ScalarEvent scalar && scalar.getTag() != null)
                || (event instanceof CollectionStartEvent start && start.getTag() != null);
        // An alias says the name of its anchor in the same place where others have one of their own.
        if (tagged || event.getAnchor() != null) {
            problems.errorAt(place(event), tree.pointer(), "yaml-unsupported");
        }
    }

    private void scalar(ScalarEvent event) {
        if (noteRawControl(event)) {
            tree.broken(place(event));
        } else {
            tree.scalar(text(event), event.isPlain() ? Node.Form.PLAIN : Node.Form.QUOTED, place(event));
        }
    }

    private boolean noteRawControl(ScalarEvent event) {
        int from = event.getStartMark().getIndex();
        int to = event.getEndMark().getIndex();
        return controls.claim(from, to)
                .map(control -> {
                    String code = Characters.code(control.character());
                    problems.errorAt(place(event), tree.pointer(), "control-character", code);
                    return control;
                })
                .isPresent();
    }

    /** A block's last line break comes with the notation and belongs to no title; one between lines stays, and is refused. */
    private static String text(ScalarEvent event) {
        boolean block = event.isLiteral() || event.isFolded();
        return block ? event.getValue().replaceFirst("\n+\\z", "") : event.getValue();
    }

    private void mapping(Event start) {
        tree.start(true, place(start));
        while (!next(Event.ID.MappingEnd)) {
            if (next(Event.ID.Scalar)) {
                member((ScalarEvent) take());
            } else {
                refuseName(start);
            }
        }
        take();
        tree.end();
    }

    private void member(ScalarEvent name) {
        tree.name(name.getValue(), place(name));
        noteRawControl(name);
        refuseProperties(name);
        boolean merge = name.isPlain() && name.getValue().equals(MERGE);
        if (merge && (next(Event.ID.Alias) || next(Event.ID.SequenceStart))) {
            Event merged = take();
            problems.errorAt(place(merged), tree.pointer(), "yaml-unsupported");
            tree.leaveOpen();
            skipRestOf(merged);
        } else {
            value();
        }
    }

    /** A name that is a list, an object or an alias; its value goes with it. */
    private void refuseName(Event start) {
        Event name = take();
        String pointer = Pointer.parent(tree.pointer());
        if (name instanceof AliasEvent) {
            problems.errorAt(place(name), pointer, "yaml-unsupported");
        } else {
            Text given = Text.of(name instanceof SequenceStartEvent ? "document.list" : "document.object");
            problems.errorAt(place(start), pointer, "wrong-type", Text.of("document.text"), given);
        }
        skipRestOf(name);
        skipRestOf(take());
    }

    /** Goes on to the end of a value whose first event was taken. */
    private void skipRestOf(Event start) {
        if (start instanceof CollectionStartEvent) {
            for (int outside = depth - 1; depth > outside; ) {
                take();
            }
        }
    }

    private boolean next(Event.ID id) {
        return events.checkEvent(id);
    }

    private Event take() {
        Event event = events.getEvent();
        if (event instanceof CollectionStartEvent) {
            depth++;
        } else if (event instanceof CollectionEndEvent) {
            depth--;
        }
        if (depth > Document.MAX_DEPTH) {
            // SnakeYAML takes over a minute for a mebibyte of brackets: nothing is read on.
            throw new ParserException(null, null, YamlExpectation.TOO_DEEP, event.getStartMark());
        }
        return event;
    }

    private static Place place(Event event) {
        return place(event.getStartMark());
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
