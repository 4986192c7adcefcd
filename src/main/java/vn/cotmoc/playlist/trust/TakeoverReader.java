// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.cotmoc.document.Document;
import vn.cotmoc.document.Members;
import vn.cotmoc.document.Value;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playlist.trust.Takeover.Black;
import vn.cotmoc.playlist.trust.Takeover.Content;
import vn.cotmoc.playlist.trust.Takeover.OfClip;
import vn.cotmoc.playlist.trust.Takeover.Words;

/**
 * Reads a takeover, all its defects at once. What somebody signed must say which order it is, for whom and of when; an order
 * that came with a token alone is for the node it came to, and of now.
 */
final class TakeoverReader {
    private static final int MAX_SCREENS = 64;
    private static final int MAX_NODES = 1_000;
    /** More cannot be read by people who walk past. */
    private static final int MAX_CHARACTERS = 300;

    private static final Content NOTHING = new Black();

    private final boolean signed;
    private final Instant now;

    private TakeoverReader(boolean signed, Instant now) {
        this.signed = signed;
        this.now = now;
    }

    /** @throws Fault REFUSED {@code takeover-refused} with all errors */
    static Takeover read(byte[] json, boolean signed, Instant now) {
        Document document = Document.readJson("takeover", json);
        Optional<Takeover> takeover =
                document.root().flatMap(root -> root.object(new TakeoverReader(signed, now)::read));
        document.problems().refuseErrors("takeover-refused");
        return takeover.orElseThrow(() -> new IllegalStateException("a takeover neither read nor refused"));
    }

    private Takeover read(Members members) {
        String id = member(members, "id")
                .flatMap(Value::id)
                .orElseGet(() -> UUID.randomUUID().toString());
        List<String> nodes = member(members, "nodes")
                .flatMap(value -> value.list(1, MAX_NODES, TakeoverReader::node))
                .orElse(List.of(Takeover.ANY_NODE));
        List<String> screens = members.find("screens")
                .flatMap(value -> value.list(0, MAX_SCREENS, Value::id))
                .orElse(List.of());
        return new Takeover(
                id,
                nodes,
                screens,
                content(members),
                members.find("mute").flatMap(Value::truth).orElse(false),
                members.need("until").flatMap(Value::instant).orElse(now),
                member(members, "issuedAt").flatMap(Value::instant).orElse(now),
                null);
    }

    private Optional<Value> member(Members members, String name) {
        return signed ? members.need(name) : members.find(name);
    }

    private static Optional<String> node(Value value) {
        return value.findText().equals(Optional.of(Takeover.ANY_NODE)) ? value.findText() : value.id();
    }

    private static Content content(Members members) {
        List<Content> given = new ArrayList<>();
        boolean some = members.has("text") || members.has("clip") || members.has("black");
        members.find("text").flatMap(TakeoverReader::words).ifPresent(given::add);
        members.find("clip").flatMap(Value::id).map(OfClip::new).ifPresent(given::add);
        members.find("black").flatMap(TakeoverReader::black).ifPresent(given::add);
        if (!some || given.size() > 1) {
            members.error("takeover-content");
        }
        return given.isEmpty() ? NOTHING : given.get(0);
    }

    private static Optional<Content> words(Value value) {
        Optional<String> text = value.text();
        if (text.isPresent() && text.get().codePointCount(0, text.get().length()) > MAX_CHARACTERS) {
            value.error("takeover-text-long", MAX_CHARACTERS);
        }
        return text.map(Words::new);
    }

    private static Optional<Content> black(Value value) {
        Optional<Boolean> truth = value.truth();
        if (truth.equals(Optional.of(false))) {
            value.error("takeover-content");
        }
        return truth.map(always -> NOTHING);
    }
}
