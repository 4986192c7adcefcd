// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Text;
import vn.cotmoc.report.OfficialDate;

/**
 * Numbers, dates, lists and names as a civil servant writes them: "03 clip", "12.345", "30/6/2026", "617 giờ 15 phút",
 * "a, b và c".
 */
final class Words {
    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final int SMALL = 10;

    private final Language language;
    private final Map<String, String> topics;
    private final Map<String, String> sources;

    /** @param topics names that go before the product's own, by id; {@code sources} likewise */
    Words(Language language, Map<String, String> topics, Map<String, String> sources) {
        this.language = language;
        this.topics = topics;
        this.sources = sources;
    }

    Language language() {
        return language;
    }

    /** A sentence of the bundle, under {@code report.KEY}. */
    String say(String key, Object... arguments) {
        return Text.of("report." + key, arguments).in(language);
    }

    String say(Text text) {
        return text.in(language);
    }

    /** 12.345 */
    String number(long value) {
        return format("#,##0", value);
    }

    /** So many of something in a sentence: "03 clip", "12.345 clip"; {@code key} names the thing. */
    String count(String key, long value) {
        String form = value == 1 ? ".one" : ".many";
        return say("count." + key + form, padded(value));
    }

    /** "617 giờ 15 phút", rounded down. */
    String hours(long ms) {
        return say("hours", padded(ms / HOUR_MS), padded(ms / MINUTE_MS % 60));
    }

    /** 617:15, rounded down. */
    String clock(long ms) {
        return ms / HOUR_MS + ":" + twoDigits(ms / MINUTE_MS % 60);
    }

    /** 0:03:05, rounded down. */
    String clockWithSeconds(long ms) {
        return clock(ms) + ":" + twoDigits(ms / 1_000 % 60);
    }

    /** 98,25% of 0.9825. */
    String percent(BigDecimal share) {
        return format("0.00", share.movePointRight(2).setScale(2, RoundingMode.DOWN)) + "%";
    }

    /** +12,50% of 0.125. */
    String change(BigDecimal share) {
        return format("+#,##0.00;−#,##0.00", share.movePointRight(2)) + "%";
    }

    /** 01/01/2026 and 30/6/2026 */
    String date(LocalDate day) {
        return OfficialDate.text(day);
    }

    /** 14:03 29/6/2026 */
    String time(LocalDateTime time) {
        return time("time", time);
    }

    /** "14 giờ 03 phút ngày 29/6/2026" */
    String timeTold(LocalDateTime time) {
        return time("time.told", time);
    }

    private String time(String key, LocalDateTime time) {
        return say(key, twoDigits(time.getHour()), twoDigits(time.getMinute()), date(time.toLocalDate()));
    }

    /** 6/2026 */
    String month(YearMonth month) {
        return OfficialDate.month(month.getMonthValue()) + "/" + month.getYear();
    }

    /** "a", "a và b", "a, b và c" */
    String list(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + say("and") + items.get(last);
    }

    String topic(String id) {
        return name("topic.", id, topics);
    }

    String source(String id) {
        return name("source.", id, sources);
    }

    String priority(String id) {
        return name("priority.", id, Map.of());
    }

    /** "tiếng Khmer" */
    String languageName(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayLanguage(language.locale());
        return language == Language.VI && !name.isEmpty()
                ? name.substring(0, 1).toLowerCase(language.locale()) + name.substring(1)
                : name;
    }

    /** In capitals, a long name in two lines of like length. */
    List<String> upper(String text) {
        return HeadLines.of(text.toUpperCase(language.locale()));
    }

    /** At the beginning of a line. */
    String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(language.locale()) + text.substring(1);
    }

    private String name(String prefix, String id, Map<String, String> own) {
        String named = own.get(id);
        if (named != null) {
            return named;
        }
        return Text.exists(prefix + id) ? Text.of(prefix + id).in(language) : id;
    }

    private String padded(long value) {
        return language == Language.VI && value < SMALL ? "0" + value : number(value);
    }

    private static String twoDigits(long value) {
        return value < 10 ? "0" + value : String.valueOf(value);
    }

    private String format(String pattern, Number value) {
        // The separators are written down here: those of the JDK's locale data have changed between releases.
        var symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setDecimalSeparator(language == Language.VI ? ',' : '.');
        symbols.setGroupingSeparator(language == Language.VI ? '.' : ',');
        return new DecimalFormat(pattern, symbols).format(value);
    }
}
