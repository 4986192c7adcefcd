// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that can be wrong, with how soon it is told. The sentence stands in the bundle under {@code incident.CODE}, what
 * to do under {@code incident.CODE.hint}.
 *
 * <p>A trouble opens an incident when it has lasted for {@link #opensAfter}, and the incident is closed when it has been gone
 * for {@link #closesAfter}: what comes and goes is one incident, not twenty.
 */
public enum Trouble {
    /** The player's process died or hung. It is replaced within half a second: told all the same. */
    PLAYER_DOWN(Severity.FAULT, About.PICTURE, 0, 5),
    DISPLAY_DOWN(Severity.FAULT, About.PICTURE, 0, 5),
    /** Nothing is on air where something should be: recovery takes half a second. */
    PICTURE_MISSING(Severity.FAULT, About.PICTURE, 8, 3),
    GLASS_BLACK(Severity.FAULT, About.PICTURE, 3, 3),
    GLASS_FROZEN(Severity.FAULT, About.PICTURE, 3, 3),
    GLASS_COVERED(Severity.FAULT, About.PICTURE, 3, 3),
    /** The judge of these has watched the clip for long enough. */
    CLIP_NO_PICTURE(Severity.WARNING, About.PICTURE, 0, 2, 1),
    CLIP_STALLED(Severity.WARNING, About.PICTURE, 0, 2, 1),
    CLIP_BLACK(Severity.WARNING, About.PICTURE, 0, 2, 1),
    CLIP_FROZEN(Severity.WARNING, About.PICTURE, 0, 2, 1),
    CLIP_DAMAGED(Severity.WARNING, About.NODE, 0, 2, 0),
    DISPLAY_UNPLUGGED(Severity.FAULT, About.PICTURE, 3, 5),
    /** One outlet of several: which screens it lights nobody says. */
    OUTLET_EMPTY(Severity.FAULT, About.PICTURE, 3, 5, 0),
    /** Told when it happens: which of the two is right, people know. */
    DISPLAY_CHANGED(Severity.WARNING, About.NODE, 0, 60, 0),
    PANEL_SILENT(Severity.WARNING, About.PICTURE, 30, 10),
    /** A panel is asked every two seconds: these three have to show in two answers. */
    PANEL_NO_SIGNAL(Severity.FAULT, About.PICTURE, 3, 5),
    PANEL_OFF(Severity.FAULT, About.PICTURE, 3, 5),
    PANEL_CARD_MISSING(Severity.FAULT, About.PICTURE, 3, 5),
    PANEL_HOT(Severity.WARNING, About.NODE, 4, 10),
    PANEL_VOLTAGE(Severity.WARNING, About.NODE, 4, 10),
    /** The spare sender has taken over. */
    PANEL_BACKUP(Severity.WARNING, About.NODE, 4, 60),
    UPS_SILENT(Severity.WARNING, About.NODE, 60, 10),
    UPS_ON_BATTERY(Severity.WARNING, About.NODE, 2, 10),
    UPS_BATTERY_LOW(Severity.FAULT, About.NODE, 0, 10),
    UPS_BATTERY_OLD(Severity.WARNING, About.NODE, 60, 60),
    TEMPERATURE_HIGH(Severity.WARNING, About.NODE, 4, 10, 0),
    DISK_LOW(Severity.WARNING, About.NODE, 2, 10),
    DISK_ERROR(Severity.FAULT, About.NODE, 0, 60),
    CLOCK_UNSYNCHRONISED(Severity.WARNING, About.NODE, 3_600, 60),
    /** Told when it happens, over when nobody has set the clock again for a while. */
    CLOCK_STEPPED(Severity.WARNING, About.NODE, 0, 20),
    PLAYLIST_ABSENT(Severity.WARNING, About.PICTURE, 300, 0),
    PLAYLIST_EXPIRED(Severity.FAULT, About.PICTURE, 0, 0, 0),
    PLAYLIST_ENDING(Severity.WARNING, About.NODE, 0, 0, 0),
    JOURNAL_BLOCKED(Severity.FAULT, About.NODE, 2, 5),
    JOURNAL_GAP(Severity.FAULT, About.NODE, 0, 60),
    OFFICE_SILENT(Severity.WARNING, About.NODE, 0, 0);

    /** What a trouble is about. */
    public enum About {
        /** What people see on a screen: outside its hours, and while the site is suspended, it is no trouble. */
        PICTURE,
        /** All else. */
        NODE
    }

    private static final int WITHOUT_SUBJECT = -1;

    private final Severity severity;
    private final About about;
    private final Duration opensAfter;
    private final Duration closesAfter;
    private final int subject;

    Trouble(Severity severity, About about, int opensAfterS, int closesAfterS) {
        this(severity, about, opensAfterS, closesAfterS, WITHOUT_SUBJECT);
    }

    /** @param subject which gap of the sentence tells two of them apart: a clip, a playlist */
    Trouble(Severity severity, About about, int opensAfterS, int closesAfterS, int subject) {
        this.severity = severity;
        this.about = about;
        this.opensAfter = Duration.ofSeconds(opensAfterS);
        this.closesAfter = Duration.ofSeconds(closesAfterS);
        this.subject = subject;
    }

    /** The trouble with this code; empty for one of another version of the program. */
    public static Optional<Trouble> find(String code) {
        return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** Stable and kebab-case: what programs look at. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** At its beginning; it may get worse. */
    public Severity severity() {
        return severity;
    }

    public About about() {
        return about;
    }

    Duration opensAfter() {
        return opensAfter;
    }

    Duration closesAfter() {
        return closesAfter;
    }

    /** The gap of the sentence that tells two of them on one screen apart; negative: there is only one. */
    int subject() {
        return subject;
    }
}
