// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every figure of a report. Number of clips, number of plays and airtime are three different figures, and none is the sum of
 * another: a clip shown at two gates is one clip in the total.
 *
 * @param monthly complete plays by reporting month and site, for the chart; the JSON form has no such member
 * @param lastYear the total of the same period a year before; null when the journal has nothing of it
 */
public record Figures(
        Period period,
        List<AtSite> sites,
        Totals total,
        List<ByKey> byTopic,
        List<ByKey> byLanguage,
        List<ByKey> bySource,
        List<ByKey> byPriority,
        List<Clip> clips,
        List<Incident> incidents,
        List<Device> devices,
        @Nullable Totals lastYear,
        List<Gap> gaps,
        List<Month> monthly) {
    public Figures {
        sites = List.copyOf(sites);
        byTopic = List.copyOf(byTopic);
        byLanguage = List.copyOf(byLanguage);
        bySource = List.copyOf(bySource);
        byPriority = List.copyOf(byPriority);
        clips = List.copyOf(clips);
        incidents = List.copyOf(incidents);
        devices = List.copyOf(devices);
        gaps = List.copyOf(gaps);
        monthly = List.copyOf(monthly);
    }

    /**
     * The line of a site.
     *
     * @param suspended null while the site operates at the period's end
     */
    public record AtSite(
            String site,
            String name,
            Totals totals,
            @Nullable Suspended suspended) {}

    /** A site out of order. */
    public record Suspended(LocalDate since, String reason) {}

    /**
     * What a line of the table by site adds up to.
     *
     * @param clips distinct ones with at least one complete play
     * @param daysOperated distinct days with a complete play
     * @param availability (open − down) ÷ open, four decimals, rounded down; null if nothing was open
     */
    public record Totals(
            long clips,
            Plays plays,
            long airtimeMs,
            long outputAirtimeMs,
            long shownAirtimeMs,
            long fillerMs,
            long takeoverMs,
            long daysOperated,
            long openMs,
            @Nullable BigDecimal availability,
            Incidents incidents) {
        /** Hours in operation: what was open, without what was down. */
        public long operatedMs() {
            return openMs - incidents.downtimeMs();
        }
    }

    /** Planned plays by what became of them. */
    public record Plays(long complete, long cut, long failed, long interrupted, long missed) {
        public long planned() {
            return complete + incomplete() + missed;
        }

        /** Begun or tried, and not shown to the end. */
        public long incomplete() {
            return cut + failed + interrupted;
        }
    }

    /**
     * What went wrong.
     *
     * @param count of those open at some time of the period
     * @param downtimeMs time without a good picture inside the hours of operation
     * @param longestMs the longest fault by the clock on the wall, so it may well exceed the downtime
     */
    public record Incidents(long count, long downtimeMs, long longestMs) {}

    /** A line of a by-table. {@code plays} are complete ones, {@code airtimeMs} sums every outcome. */
    public record ByKey(String key, long clips, long plays, long airtimeMs) {}

    /**
     * A clip that was shown.
     *
     * @param plays complete ones by site, in the form's order, only above 0
     */
    public record Clip(
            String id,
            String title,
            String topic,
            String language,
            String source,
            long durationMs,
            Evidence.@Nullable Approval approval,
            LocalDate firstShown,
            LocalDate lastShown,
            Map<String, Long> plays) {}

    /** The last word on an incident, and at which site it was. */
    public record Incident(String site, Evidence.Incident last) {}

    /**
     * A device of the warranty register.
     *
     * @param state {@code ok}, {@code warning}, {@code fault} at the period's end
     */
    public record Device(String site, Evidence.Device last, String state) {}

    /** Where the figures may be short of the truth. {@code kind}: clock, lost, not-pulled, replaced. */
    public record Gap(
            String kind,
            String site,
            String node,
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime to,
            @Nullable Long lost,
            @Nullable String why) {}

    /** Complete plays of a reporting month, by site in the form's order. */
    public record Month(YearMonth month, Map<String, Long> plays) {}
}
