// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playlist.ssh.AllowedSigners;

/**
 * The takeovers of a node: the one way in, and what is in force. Safe for every thread.
 *
 * <p>An order is on the disk before it is obeyed, so it outlives the daemon; when its time is over it ends by itself.
 */
public final class Takeovers {
    private static final Logger LOG = LoggerFactory.getLogger(Takeovers.class);
    private static final String FILE = "takeover.json";

    private final TakeoverGate gate;
    private final Path file;
    private final Playlists playlists;
    private final Supplier<AllowedSigners> trust;
    private volatile TakeoverBook book;

    /**
     * Opens what was in force before.
     *
     * @param node its name
     * @param screens the ids of its screens
     * @param data its folder
     * @param playlists whose clips may be shown
     * @param trust whom it trusts at the moment of asking
     */
    public Takeovers(
            String node, List<String> screens, Path data, Playlists playlists, Supplier<AllowedSigners> trust) {
        this.gate = new TakeoverGate(node, List.copyOf(screens));
        this.file = data.resolve(FILE);
        this.playlists = playlists;
        this.trust = trust;
        this.book = TakeoverBook.read(file);
    }

    /**
     * Takes an order: a sealed one, or, from whoever may speak to the node, a bare one for black or a clip of what is on air.
     * A refusal changes nothing.
     *
     * @param body {@code {payload, signature}}, or the members of {@link Takeover} themselves
     * @throws Fault REFUSED {@code sealed-malformed}, {@code signature-…}, {@code takeover-…}, {@code node-not-named},
     *     {@code unknown-screen}, {@code clip-unknown}, {@code media-missing}; RETRY {@code takeover-unwritable}
     */
    public synchronized Takeover accept(byte[] body, Instant now) {
        Takeover order =
                SealedFile.isMeant(body) ? signed(SealedFile.parse(body), now) : TakeoverReader.read(body, false, now);
        gate.check(order, book.at(now).known().keySet(), now);
        if (order.content() instanceof Takeover.OfClip) {
            findCue(order, now);
        }
        TakeoverBook after = book.with(order, now);
        after.write(file);
        book = after;
        LOG.info(
                "A takeover was accepted. id={} signedBy={} until={}",
                order.id(),
                order.signedBy() == null ? "nobody" : order.signedBy(),
                order.until());
        return order;
    }

    private Takeover signed(SealedFile sealed, Instant now) {
        String principal = sealed.signedBy(trust.get(), Takeover.NAMESPACE, now);
        return TakeoverReader.read(sealed.payload(), true, now).by(principal);
    }

    /**
     * Ends all of them.
     *
     * @return those that were in force
     */
    public synchronized List<Takeover> end(Instant now) {
        List<Takeover> ended = inForce(now);
        if (!ended.isEmpty()) {
            TakeoverBook after = book.ended(now);
            after.write(file);
            book = after;
            LOG.info(
                    "The takeover was ended. id={}", ended.get(ended.size() - 1).id());
        }
        return ended;
    }

    /** The latest last: on a screen that two are for it takes the place of the other. */
    public List<Takeover> inForce(Instant now) {
        return book.at(now).inForce();
    }

    /**
     * The clip that an order names. Nobody's signature opens what is on air alone, a trusted one all that the node keeps:
     * what waits, and the last versions.
     *
     * @return empty where it shows no clip
     * @throws Fault REFUSED {@code clip-unknown}, {@code media-missing}
     */
    public Optional<Cue> findCue(Takeover order, Instant now) {
        return order.content() instanceof Takeover.OfClip one
                ? Optional.of(playlists.cue(one.clip(), order.signedBy() != null, now))
                : Optional.empty();
    }
}
