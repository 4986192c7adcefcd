// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Language;
import vn.cotmoc.health.Incidents;
import vn.cotmoc.health.Wording;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.Incident;
import vn.cotmoc.journal.JournalReader;
import vn.cotmoc.journal.RowTime;
import vn.cotmoc.journal.Site;
import vn.cotmoc.playback.ScreenStatus;
import vn.cotmoc.playlist.trust.OnAir;
import vn.cotmoc.playlist.trust.Playlists;
import vn.cotmoc.playlist.trust.State;
import vn.cotmoc.playlist.trust.Takeover;
import vn.cotmoc.schedule.Due;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;

/** Puts together what a node has to say of itself. Any thread. */
final class StatusReader {
    /** What the journal says is read this often at most: a hundred pages may be open at once. */
    private static final Duration JOURNAL_AGE = Duration.ofMillis(250);

    private static final String TAKEOVER_SLOT = "$takeover";

    private final NodeFacts facts;
    private final Wall wall;
    private final Playlists playlists;
    private final JournalReader journal;
    private final Incidents incidents;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Recorded recorded;

    StatusReader(
            NodeFacts facts, Wall wall, Playlists playlists, JournalReader journal, Incidents incidents, Clock clock) {
        this.facts = facts;
        this.wall = wall;
        this.playlists = playlists;
        this.journal = journal;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** @param language of the sentences */
    NodeStatus read(Language language) {
        Moment now = clock.now();
        Recorded record = recorded(now.monotonicNs());
        return new NodeStatus(
                facts.name(),
                facts.version(),
                record.head().log(),
                new NodeStatus.LogHead(record.head().seq(), record.head().chain()),
                facts.publicKey(),
                new NodeStatus.WallClock(
                        text(now.wall()),
                        now.synchronised(),
                        clock.offset().map(Duration::toMillis).orElse(null)),
                playlists.onAir(now.wall()).map(StatusReader::playlist).orElse(null),
                suspended(record.site()),
                wall.status().stream().map(this::screen).toList(),
                incidents.open().stream()
                        .map(incident -> incident(incident, language))
                        .toList());
    }

    /** What the journal said a moment ago. */
    private record Recorded(Head head, Site site, long atNs) {}

    /** One reads, the others take what was read last: nobody waits for a journal that is slow, but the very first. */
    private Recorded recorded(long nowNs) {
        Recorded last = recorded;
        if (last != null && (isFresh(last, nowNs) || !reading.tryLock())) {
            return last;
        }
        if (last == null) {
            reading.lock();
        }
        try {
            Recorded known = recorded;
            if (known != null && isFresh(known, nowNs)) {
                return known;
            }
            Recorded read = new Recorded(journal.head(), journal.site(), nowNs);
            recorded = read;
            return read;
        } finally {
            reading.unlock();
        }
    }

    private static boolean isFresh(Recorded recorded, long nowNs) {
        return nowNs - recorded.atNs() <= JOURNAL_AGE.toNanos();
    }

    private static NodeStatus.ActivePlaylist playlist(OnAir onAir) {
        State state = onAir.expired() ? State.EXPIRED : State.ACTIVE;
        return new NodeStatus.ActivePlaylist(
                onAir.playlist().id(), onAir.playlist().version(), onAir.sha256(), state.word());
    }

    private static NodeStatus.@Nullable Suspended suspended(Site site) {
        Site.Suspension suspended = site.suspended();
        return suspended == null
                ? null
                : new NodeStatus.Suspended(suspended.since().toString(), suspended.reason());
    }

    private NodeStatus.ScreenSeen screen(ScreenStatus screen) {
        Due next = screen.next();
        Instant verifiedAt = screen.verifiedAt();
        return new NodeStatus.ScreenSeen(
                screen.screen(),
                word(screen.state()),
                shown(screen),
                next == null ? null : new NodeStatus.Next(next.clip().id(), next.slot(), text(next.start())),
                new NodeStatus.PictureSeen(
                        screen.advancing(), verifiedAt == null ? null : text(verifiedAt), word(screen.proof())),
                wall.panel(screen.screen()));
    }

    private NodeStatus.@Nullable Shown shown(ScreenStatus screen) {
        Due due = screen.onAir();
        Takeover takeover = screen.takeover();
        Instant since = screen.onAirSince();
        Instant until = screen.onAirUntil();
        if (since == null || until == null) {
            return null;
        }
        if (takeover != null) {
            return shown(takeover, text(since), text(until));
        }
        return due == null
                ? null
                : new NodeStatus.Shown(due.clip().id(), due.clip().title(), due.slot(), text(since), text(until));
    }

    /** Of a clip its id, of words the words: what people want to know is what stands there. */
    private static NodeStatus.Shown shown(Takeover takeover, String since, String until) {
        Takeover.Content content = takeover.content();
        return new NodeStatus.Shown(
                content instanceof Takeover.OfClip one ? one.clip() : null,
                content instanceof Takeover.Words words ? words.text() : null,
                TAKEOVER_SLOT,
                since,
                until);
    }

    private NodeStatus.OpenIncident incident(Incident incident, Language language) {
        return new NodeStatus.OpenIncident(
                incident.id(),
                incident.code(),
                incident.screen(),
                incident.severity(),
                text(incident.openedAt()),
                incident.ackedBy(),
                Wording.sentence(incident, language));
    }

    private String text(Instant instant) {
        return RowTime.text(instant, facts.zone());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
