// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.cotmoc.document.Places;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.Slot;

/** What the coming week shows to be other than the playlist wants it: limits, weights, quotas, hours of mere filler. */
final class WeekCheck {
    private static final Duration LONG_FILLER = Duration.ofHours(1);

    /** The same night comes seven times in a week: a few tell enough. */
    private static final int MAX_STRETCHES = 3;

    /** A clip whose limits leave it less of its weight than this has got too much weight. */
    private static final double MET = 0.9;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Places places;
    private final Playlist playlist;

    WeekCheck(Places places, Playlist playlist) {
        this.places = places;
        this.playlist = playlist;
    }

    List<Problem> warnings(WeekAhead week) {
        List<Problem> warnings = new ArrayList<>();
        checkLimits(week, warnings);
        checkWeights(week, warnings);
        checkQuotas(week, warnings);
        checkFiller(week, warnings);
        return warnings;
    }

    /** Only {@code between} is held back: appointments and filler can go beyond. */
    private void checkLimits(WeekAhead week, List<Problem> warnings) {
        for (int i = 0; i < playlist.clips().size(); i++) {
            Clip clip = playlist.clips().get(i);
            int most = clip.maxPerHour() == 0 ? 0 : week.mostAnHour(clip);
            if (most > clip.maxPerHour()) {
                String pointer = "/clips/" + i + "/maxPerHour";
                warnings.add(places.problem(pointer, "limit-unmet", clip.id(), most, clip.maxPerHour()));
            }
        }
    }

    private void checkWeights(WeekAhead week, List<Problem> warnings) {
        for (int i = 0; i < playlist.schedule().size(); i++) {
            Slot slot = playlist.schedule().get(i);
            if (slot.order() == Slot.Order.WEIGHTED) {
                checkWeights(week, slot, "/schedule/" + i + "/weights", warnings);
            }
        }
    }

    private void checkWeights(WeekAhead week, Slot slot, String pointer, List<Problem> warnings) {
        List<Due> plays = week.plays().stream()
                .filter(play -> play.slot().equals(slot.id()))
                .toList();
        double hours = plays.stream()
                        .mapToLong(play ->
                                Duration.between(play.start(), play.end()).toMillis())
                        .sum()
                / 3_600_000.0;
        double sum = slot.clips().stream()
                .mapToInt(id -> slot.weights().getOrDefault(id, 1))
                .sum();
        for (String id : slot.clips()) {
            Clip clip = playlist.findClip(id).orElseThrow();
            boolean limited = clip.maxPerHour() > 0 || clip.minGap() != null;
            double wanted = plays.size() * slot.weights().getOrDefault(id, 1) / sum;
            double come =
                    plays.stream().filter(play -> play.clip().id().equals(id)).count();
            if (limited && come < wanted * MET) {
                String at = slot.weights().containsKey(id) ? pointer + "/" + id : pointer;
                warnings.add(places.problem(at, "limit-unmet", id, perHour(come, hours), perHour(wanted, hours)));
            }
        }
    }

    private void checkQuotas(WeekAhead week, List<Problem> warnings) {
        long allMs = week.slotAirtimeMs(clip -> true);
        if (allMs == 0) {
            return;
        }
        for (Map.Entry<String, Integer> quota : playlist.quotas().entrySet()) {
            long ms = week.slotAirtimeMs(clip -> clip.language().equals(quota.getKey()));
            if (ms * 100 < allMs * quota.getValue()) {
                String pointer = "/quotas/language/" + quota.getKey();
                warnings.add(
                        places.problem(pointer, "quota-unmet", quota.getKey(), ms * 100 / allMs, quota.getValue()));
            }
        }
    }

    private void checkFiller(WeekAhead week, List<Problem> warnings) {
        week.fillerStretches().stream()
                .filter(stretch -> stretch.length().compareTo(LONG_FILLER) > 0)
                .limit(MAX_STRETCHES)
                .forEach(stretch -> warnings.add(places.problem(
                        "/schedule",
                        "filler-long",
                        TIME.format(stretch.start().atZone(playlist.timezone())),
                        TIME.format(stretch.end().atZone(playlist.timezone())))));
    }

    private static String perHour(double times, double hours) {
        return String.format(Locale.ROOT, "%.1f", times / hours);
    }
}
