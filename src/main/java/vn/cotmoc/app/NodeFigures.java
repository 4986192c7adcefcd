// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.cotmoc.health.Incidents;
import vn.cotmoc.health.alert.Alerts;
import vn.cotmoc.http.Metrics;
import vn.cotmoc.journal.Incident;
import vn.cotmoc.journal.JournalReader;
import vn.cotmoc.journal.JournalWriter;
import vn.cotmoc.playback.ScreenStatus;
import vn.cotmoc.playback.Screens;
import vn.cotmoc.playback.Vitals;
import vn.cotmoc.time.Clock;

/** The figures of {@code /metrics} that tell how the node fares; MONITORING.md says what to make of them. */
final class NodeFigures {
    private static final double NS_A_SECOND = 1e9;
    private static final double MS_A_SECOND = 1_000;

    private final Metrics metrics;

    NodeFigures(Metrics metrics) {
        this.metrics = metrics;
    }

    void screens(Screens screens) {
        Supplier<List<Vitals>> all = screens::vitals;
        gauge(
                "cotmoc_screen_lit",
                "Whether a screen is inside its hours: 1, else 0.",
                all,
                vitals -> flag(vitals.lit()));
        gauge(
                "cotmoc_screen_advancing",
                "Whether the picture of a screen is as it should be: 1, else 0.",
                all,
                vitals -> flag(vitals.status().advancing()));
        gauge(
                "cotmoc_screen_fault",
                "Whether the picture of a screen is gone and does not come back by itself: 1, else 0.",
                all,
                vitals -> flag(vitals.status().state() == ScreenStatus.State.FAULT));
        counter(
                "cotmoc_screen_down_seconds_total",
                "Time inside its hours in which nothing was on a screen that should have been.",
                all,
                vitals -> vitals.bareMs() / MS_A_SECOND);
        counter("cotmoc_player_lost_total", "How often the player of a screen died or hung.", all, vitals ->
                (double) vitals.processesLost());
        counter("cotmoc_display_lost_total", "How often the X server of a screen went away.", all, vitals ->
                (double) vitals.displaysLost());
    }

    private void gauge(String name, String help, Supplier<List<Vitals>> all, Function<Vitals, Double> figure) {
        metrics.gauge(name, help, "screen", () -> byScreen(all.get(), figure));
    }

    private void counter(String name, String help, Supplier<List<Vitals>> all, Function<Vitals, Double> figure) {
        metrics.counter(name, help, "screen", () -> byScreen(all.get(), figure));
    }

    private static Map<String, Double> byScreen(List<Vitals> all, Function<Vitals, Double> figure) {
        Map<String, Double> figures = new LinkedHashMap<>();
        all.forEach(vitals -> figures.put(vitals.screen(), figure.apply(vitals)));
        return figures;
    }

    void journal(JournalWriter writer, JournalReader reader) {
        metrics.gauge("cotmoc_journal_waiting_entries", "Entries that wait to be written.", writer::waiting);
        metrics.gauge(
                "cotmoc_journal_blocked",
                "Whether the journal cannot be written: 1, else 0.",
                () -> flag(writer.trouble().isPresent()));
        metrics.gauge(
                "cotmoc_journal_head_row",
                "Number of the newest row.",
                () -> reader.head().seq());
        metrics.gauge(
                "cotmoc_journal_acknowledged_row",
                "Number of the last row that the office holds.",
                reader::acknowledged);
    }

    void incidents(Incidents incidents, Alerts alerts) {
        metrics.gauge(
                "cotmoc_incidents_open", "Incidents that are open, by code.", "code", () -> byCode(incidents.open()));
        metrics.gauge("cotmoc_alerts_waiting", "Alerts that wait to be told.", alerts::waiting);
        metrics.counter(
                "cotmoc_alerts_lost_total",
                "Alerts never told, as too many waited or they were refused.",
                alerts::lost);
    }

    private static Map<String, Double> byCode(List<Incident> open) {
        return open.stream()
                .collect(Collectors.groupingBy(Incident::code, TreeMap::new, Collectors.summingDouble(each -> 1)));
    }

    /** @param openUploads how many are under way */
    void machine(Clock clock, Supplier<Integer> openUploads) {
        double started = clock.now().wall().toEpochMilli() / MS_A_SECOND;
        metrics.gauge("cotmoc_start_time_seconds", "When this process began, since 1970.", () -> started);
        metrics.gauge(
                "cotmoc_clock_synchronised",
                "Whether the clock follows a time server: 1, else 0.",
                () -> flag(clock.now().synchronised()));
        metrics.gauge(
                "cotmoc_clock_offset_seconds",
                "How far the clock is behind its time server, negative where it is ahead; absent where nobody knows.",
                () -> clock.offset().map(offset -> offset.toNanos() / NS_A_SECOND));
        metrics.gauge(
                "cotmoc_heap_used_bytes",
                "Memory of the daemon that is in use, without what the JVM itself takes.",
                () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        metrics.gauge("cotmoc_uploads_open", "Uploads under way.", openUploads::get);
    }

    static double flag(boolean is) {
        return is ? 1 : 0;
    }
}
