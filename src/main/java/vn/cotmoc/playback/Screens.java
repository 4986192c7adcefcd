// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.Picture;
import vn.cotmoc.glass.x11.X11Display;
import vn.cotmoc.glass.x11.X11Glass;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Journal;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.schedule.History;
import vn.cotmoc.schedule.Screen;
import vn.cotmoc.time.Clock;

/** The screens of a node, each with its display, its player and its playout. Safe for every thread. */
public final class Screens implements AutoCloseable {
    /** Starts the player of a screen; {@code wake} is called when there is something to take from it. */
    public interface Players {
        Player start(String screen, Supplier<X11Display> display, Area area, int rotate, Runnable wake);
    }

    private final ZoneId zone;
    private final Map<String, Lit> lit = new LinkedHashMap<>();
    private final Displays displays;

    private record Lit(ScreenSettings settings, PlayoutLoop loop) {
        Screen screen(ZoneId zone) {
            return new Screen(settings.id(), settings.hours(), zone);
        }

        Programme programme(Playlist playlist, ZoneId zone) {
            return Programme.of(playlist, screen(zone));
        }
    }

    /**
     * Starts a player on each.
     *
     * @param displays that they lie on; they stay open when this is closed
     * @param zone of the screens' hours
     * @param journal knows what was last on air
     * @param entries takes what happens; returns at once
     */
    public Screens(
            List<ScreenSettings> screens,
            ZoneId zone,
            Displays displays,
            Clock clock,
            Players players,
            ClipFiles media,
            Journal journal,
            Consumer<List<Entry>> entries) {
        this.zone = zone;
        this.displays = displays;
        for (ScreenSettings screen : screens) {
            lit.put(screen.id(), new Lit(screen, start(screen, clock, players, media, journal, entries)));
        }
    }

    private PlayoutLoop start(
            ScreenSettings screen,
            Clock clock,
            Players players,
            ClipFiles media,
            Journal journal,
            Consumer<List<Entry>> entries) {
        Supplier<X11Display> display = displays.of(screen);
        return new PlayoutLoop(
                screen,
                zone,
                clock,
                Playout.resuming(screen.id(), media, journal),
                wake -> players.start(screen.id(), display, screen.geometry(), screen.rotate(), wake),
                sights -> new GlassWatch(
                        screen.id(), () -> new X11Glass(display.get()), screen.geometry(), clock, sights),
                entries);
    }

    /**
     * What was on air when the last process ended goes on, where the history left off.
     *
     * @param before what was on air before it
     * @param since when it took over, perhaps while the node was off
     */
    public void resume(Playlist before, Playlist playlist, Instant since) {
        lit.values().forEach(screen -> {
            Programme resumed = screen.programme(playlist, zone);
            Programme earlier = before.equals(playlist) ? resumed : screen.programme(before, zone);
            screen.loop().resume(earlier, resumed, since);
        });
    }

    /** From now on this is on air: on each screen from the next seam, or at once where what is shown is not in it. */
    public void activate(Playlist playlist) {
        lit.values().forEach(screen -> screen.loop().activate(screen.programme(playlist, zone)));
    }

    /** How large the picture of each is to those who stand before it, by its id. */
    Map<String, Area> pictures() {
        Map<String, Area> pictures = new LinkedHashMap<>();
        lit.forEach((id, screen) -> pictures.put(id, screen.settings().picture()));
        return pictures;
    }

    /** This is shown on a screen from now on, until its time is over. */
    void takeOver(String id, Scene scene) {
        find(id).loop().takeOver(scene);
    }

    /** No takeover is on any screen from now on. */
    void handBack() {
        lit.values().forEach(screen -> screen.loop().handBack());
    }

    /** Whether they show nothing but the standby card: the site is out of order. */
    public void rest(boolean on) {
        lit.values().forEach(screen -> screen.loop().rest(on));
    }

    /** How their pictures fare, in the order of the settings. Returns at once. */
    public List<Vitals> vitals() {
        return lit.values().stream().map(screen -> screen.loop().vitals()).toList();
    }

    /** How often the loop of each screen has come round: that this rises shows that it lives. */
    public Map<String, Long> turns() {
        Map<String, Long> turns = new LinkedHashMap<>();
        lit.forEach((id, screen) -> turns.put(id, screen.loop().turns()));
        return turns;
    }

    /** The device that lights a screen has said how it is. */
    public void hear(String id, PanelWord word) {
        find(id).loop().hear(word);
    }

    /** What is on air on a screen makes way for its successor. */
    public void skipClip(String id) {
        find(id).loop().skip();
    }

    /** The player of a screen is replaced, as if it had died. */
    public void restartPlayer(String id) {
        find(id).loop().restartPlayer();
    }

    /** Ends the X server of a virtual screen, which is started anew at once; false where the display is none of ours. */
    public boolean restartDisplay(String id) {
        return displays.restart(find(id).settings());
    }

    /** The screens that lie on the same display as this one, itself among them. */
    public Set<String> onDisplayOf(String id) {
        String display = find(id).settings().display();
        return lit.values().stream()
                .map(Lit::settings)
                .filter(screen -> screen.display().equals(display))
                .map(ScreenSettings::id)
                .collect(Collectors.toSet());
    }

    /** What the schedule knows of them, in the order of the settings. */
    public List<Screen> screens() {
        return lit.values().stream().map(each -> each.screen(zone)).toList();
    }

    /** What they do, in the same order. Returns at once. */
    public List<ScreenStatus> status() {
        return lit.values().stream().map(screen -> screen.loop().status()).toList();
    }

    /** Where the rotation of a screen stands. */
    public History history(String id) {
        return find(id).loop().history();
    }

    /**
     * What is on the glass now, read back from X.
     *
     * @throws Fault REFUSED {@code unknown-screen}; RETRY {@code display-gone}
     */
    public Picture snapshot(String id) {
        ScreenSettings screen = find(id).settings();
        try (var glass = new X11Glass(displays.of(screen).get())) {
            return glass.read(screen.geometry());
        }
    }

    private Lit find(String id) {
        Lit screen = lit.get(id);
        if (screen == null) {
            throw Fault.refused("unknown-screen", id);
        }
        return screen;
    }

    /** The loops first, so that what is on air becomes a row while its picture still stands. */
    @Override
    public void close() {
        new ArrayList<>(lit.values())
                .parallelStream().forEach(screen -> screen.loop().close());
    }
}
