// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.cotmoc.document.Members;
import vn.cotmoc.document.TakenIds;
import vn.cotmoc.document.Value;
import vn.cotmoc.glass.Area;
import vn.cotmoc.health.PanelSettings;
import vn.cotmoc.playback.ScreenSettings;
import vn.cotmoc.playlist.Daypart;

/** Reads the screens of a node, and the panels that light them. */
final class ScreenReader {
    private static final Pattern DISPLAY = Pattern.compile(":[0-9]{1,4}|" + ScreenSettings.VIRTUAL);
    private static final Pattern GEOMETRY =
            Pattern.compile("([1-9][0-9]{0,4})x([1-9][0-9]{0,4})\\+([0-9]{1,5})\\+([0-9]{1,5})");
    private static final Set<Integer> TURNS = Set.of(0, 90, 180, 270);
    private static final int MAX_CARDS = 10_000;
    private static final Area NOWHERE = new Area(0, 0, 1, 1);

    /** Where a screen lies; its id as far as it has one. */
    private record Placed(String screen, String display, Area area) {
        boolean covers(Placed other) {
            return display.equals(other.display) && area.overlaps(other.area);
        }
    }

    private final TakenIds ids = new TakenIds();
    private final List<Placed> placed = new ArrayList<>();
    private final List<PanelSettings> panels = new ArrayList<>();

    Optional<ScreenSettings> read(Value value) {
        return value.object(this::screen);
    }

    private ScreenSettings screen(Members members) {
        String id = members.need("id").flatMap(ids::read).orElse("");
        String display = members.need("display").flatMap(ScreenReader::display).orElse("");
        Optional<Value> place = members.need("geometry");
        Optional<Area> area = place.flatMap(ScreenReader::geometry);
        area.ifPresent(read -> place.ifPresent(value -> lay(value, new Placed(id, display, read))));
        Area geometry = area.orElse(NOWHERE);
        Daypart hours = members.find("hours").flatMap(Daypart::read).orElse(null);
        Daypart audio = members.find("audio").flatMap(Daypart::read).orElse(null);
        int rotate = members.find("rotate").flatMap(ScreenReader::turn).orElse(0);
        members.find("panel")
                .flatMap(value -> value.object(panel -> panel(id, panel)))
                .ifPresent(panels::add);
        return new ScreenSettings(id, display, geometry, hours, audio, rotate);
    }

    private static Optional<String> display(Value value) {
        return value.parsed("display", text -> Optional.of(text).filter(DISPLAY.asMatchPredicate()));
    }

    private static Optional<Area> geometry(Value value) {
        return value.parsed("geometry", ScreenReader::findArea);
    }

    /** Two screens that share pixels of one X server would cover each other for ever. */
    private void lay(Value value, Placed screen) {
        for (Placed other : placed) {
            if (screen.covers(other)) {
                value.error("screens-overlap", screen.screen, other.screen, other.area);
            }
        }
        placed.add(screen);
    }

    private static Optional<Area> findArea(String text) {
        Matcher matcher = GEOMETRY.matcher(text);
        return matcher.matches()
                ? Optional.of(new Area(number(matcher, 3), number(matcher, 4), number(matcher, 1), number(matcher, 2)))
                : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static Optional<Integer> turn(Value value) {
        Optional<Integer> turn = value.integer(0, 359);
        turn.filter(degrees -> !TURNS.contains(degrees))
                .ifPresent(degrees -> value.error("unknown-value", degrees, "0, 90, 180, 270"));
        return turn;
    }

    private static PanelSettings panel(String screen, Members members) {
        PanelSettings.Driver driver = members.need("driver")
                .flatMap(value -> value.oneOf(PanelSettings.Driver.class))
                .orElse(PanelSettings.Driver.NOVASTAR);
        String host = members.need("host").flatMap(Addresses::host).orElse("");
        int port = members.find("port").flatMap(Addresses::port).orElse(PanelSettings.NOVASTAR_PORT);
        Integer cards = members.find("cards")
                .flatMap(value -> value.integer(1, MAX_CARDS))
                .orElse(null);
        return new PanelSettings(screen, driver, host, port, cards);
    }

    /** Of the screens read so far. */
    List<PanelSettings> panels() {
        return panels;
    }

    boolean hasRead(String screen) {
        return ids.has(screen);
    }
}
