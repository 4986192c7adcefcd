// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.health.Check;
import vn.cotmoc.health.Devices;
import vn.cotmoc.health.Incidents;
import vn.cotmoc.health.KnownDisplays;
import vn.cotmoc.health.Watchdog;
import vn.cotmoc.health.check.ClipCheck;
import vn.cotmoc.health.check.ClockCheck;
import vn.cotmoc.health.check.GlassCheck;
import vn.cotmoc.health.check.MachineCheck;
import vn.cotmoc.health.check.PanelCheck;
import vn.cotmoc.health.check.PictureCheck;
import vn.cotmoc.health.check.ProgrammeCheck;
import vn.cotmoc.health.check.RecordCheck;
import vn.cotmoc.health.linux.Systemctl;
import vn.cotmoc.journal.Journal;
import vn.cotmoc.journal.JournalWriter;
import vn.cotmoc.media.Footage;
import vn.cotmoc.media.Footages;
import vn.cotmoc.playback.CheckedMedia;
import vn.cotmoc.playback.ScreenSettings;
import vn.cotmoc.playback.Screens;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.trust.Playlists;
import vn.cotmoc.time.Clock;

/** What the watchdog of a node looks at. */
record Guard(
        NodeSettings settings,
        Screens screens,
        CheckedMedia media,
        Footages footages,
        Playlists playlists,
        Devices devices,
        KnownDisplays displays,
        JournalWriter writer,
        OfficeContact office,
        Clock clock) {

    /** Starts watching. */
    Watchdog start(Incidents incidents, Journal journal, boolean suspended) {
        Map<String, LocalDate> lastDays = new HashMap<>();
        for (ScreenSettings screen : settings.screens()) {
            journal.findLastDay(screen.id()).ifPresent(day -> lastDays.put(screen.id(), day));
        }
        ZoneId zone = settings.timezone();
        var node = new Watchdog.Node(settings.data(), settings.screens(), zone, lastDays, suspended);
        var remedies = new ScreenRemedies(
                screens, new Systemctl(System.getenv()), !displayed().isEmpty());
        return new Watchdog(node, screens::vitals, checks(), incidents, remedies, writer::offer, clock);
    }

    private List<Check> checks() {
        List<String> ids = settings.screens().stream().map(ScreenSettings::id).toList();
        return List.of(
                new PictureCheck(screens::vitals),
                new GlassCheck(screens::vitals),
                new ClipCheck(screens::vitals, media::missing, this::clips, this::footage),
                new PanelCheck(ids, devices::panel),
                new MachineCheck(displayed(), devices::machine, devices::ups, displays),
                new ClockCheck(),
                new ProgrammeCheck(playlists::onAir, playlists::nextTakeOver),
                new RecordCheck(writer::trouble, writer::lost, office::last));
    }

    private Set<String> clips() {
        return playlists.onAir(clock.now().wall()).stream()
                .flatMap(onAir -> onAir.playlist().clips().stream())
                .map(Clip::id)
                .collect(Collectors.toSet());
    }

    private Optional<Footage> footage(Clip clip) {
        Clip.Media file = clip.media();
        return file == null ? Optional.empty() : media.find(clip).flatMap(film -> footages.find(file.sha256(), film));
    }

    /** The screens that hang on an outlet of the machine. */
    private List<String> displayed() {
        return settings.screens().stream()
                .filter(screen -> !screen.isVirtual())
                .map(ScreenSettings::id)
                .toList();
    }
}
