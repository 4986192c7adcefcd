// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import vn.cotmoc.document.DateRange;
import vn.cotmoc.document.Document;
import vn.cotmoc.document.Members;
import vn.cotmoc.document.TakenIds;
import vn.cotmoc.document.Value;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.report.Form;
import vn.cotmoc.report.Period;
import vn.cotmoc.report.PeriodRule;

/** Reads {@code report.yaml}, the form of the report: all errors at once. */
public final class FormFile {
    private static final Map<String, PeriodRule> RULES = rules();
    private static final Pattern MONTH_DAY = Pattern.compile("\\d\\d-\\d\\d");
    private static final long MOST = 1_000_000_000;

    private final TakenIds sites = new TakenIds();
    private final TakenIds nodes = new TakenIds();

    private FormFile() {}

    /**
     * Reads a form.
     *
     * @throws Fault REFUSED {@code form-refused}, with every error
     */
    public static Form read(Path file) {
        Document document = Document.readYaml(file);
        Optional<Form> form = document.root().flatMap(root -> root.object(new FormFile()::form));
        document.problems().refuseErrors("form-refused");
        return form.orElseThrow(() -> new IllegalStateException("form neither read nor refused: " + file));
    }

    /**
     * Writes a form with comments, to be edited.
     *
     * @throws Fault REFUSED {@code form-exists} when there is such a file, RETRY {@code form-unwritable}
     */
    public static void init(Path file, Language language) {
        String name = "report." + language.name().toLowerCase(Locale.ROOT) + ".yaml";
        try (InputStream template = FormFile.class.getResourceAsStream(name)) {
            if (template == null) {
                throw new IllegalStateException("no resource " + name);
            }
            Files.copy(template, file);
        } catch (FileAlreadyExistsException e) {
            throw Fault.refused("form-exists", file).causedBy(e);
        } catch (IOException e) {
            throw Fault.retry("form-unwritable", file, e).causedBy(e);
        }
    }

    private static Map<String, PeriodRule> rules() {
        Map<String, PeriodRule> rules = new LinkedHashMap<>();
        rules.put("calendar", PeriodRule.CALENDAR);
        rules.put("decree09", PeriodRule.DECREE09);
        return rules;
    }

    private Form form(Members members) {
        return new Form(
                members.find("periods").flatMap(value -> value.oneOf(RULES)).orElse(PeriodRule.CALENDAR),
                text(members, "place"),
                names(members, "superior"),
                names(members, "issuing"),
                names(members, "partner"),
                members.find("title").flatMap(Value::text).orElse(null),
                list(members, "sites", 1, value -> value.object(this::site)),
                members.need("signatory")
                        .flatMap(value -> value.object(FormFile::signatory))
                        .orElse(new Form.Signatory("", "", null)),
                list(members, "recipients", 0, Value::text),
                text(members, "archive"),
                map(members, "topics", entry -> entry.value().text()),
                map(members, "sources", entry -> entry.value().text()),
                map(members, "lastYear", FormFile::figures),
                map(members, "due", FormFile::due));
    }

    private static List<Form.Name> names(Members members, String member) {
        boolean coded = member.equals("issuing");
        return list(members, member, 1, value -> value.object(name -> name(name, coded)));
    }

    private static Form.Name name(Members members, boolean coded) {
        String name = text(members, "name");
        String code = coded ? text(members, "code") : "";
        DateRange valid = DateRange.read(members, "from", "until");
        return new Form.Name(name, code, valid.first(), valid.last());
    }

    private Form.Site site(Members members) {
        return new Form.Site(
                members.need("site").flatMap(sites::read).orElse(""),
                text(members, "name"),
                list(members, "nodes", 0, nodes::read),
                members.find("suspended")
                        .flatMap(value -> value.object(FormFile::suspension))
                        .flatMap(Function.identity())
                        .orElse(null));
    }

    private static Optional<Form.Suspension> suspension(Members members) {
        members.need("since");
        DateRange days = DateRange.read(members, "since", "until");
        String reason = text(members, "reason");
        return Optional.ofNullable(days.first()).map(since -> new Form.Suspension(since, days.last(), reason));
    }

    private static Form.Signatory signatory(Members members) {
        return new Form.Signatory(
                text(members, "capacity"),
                text(members, "position"),
                members.find("name").flatMap(Value::text).orElse(null));
    }

    private static Optional<Form.HandFigures> figures(Value.Entry entry) {
        try {
            Period.of(entry.name(), PeriodRule.CALENDAR);
        } catch (Fault e) {
            entry.value().error("report-period", entry.name());
        }
        return entry.value().object(FormFile::figures);
    }

    private static Form.HandFigures figures(Members members) {
        return new Form.HandFigures(
                members.need("clips").flatMap(value -> value.integer(0, MOST)).orElse(0L),
                members.need("plays").flatMap(value -> value.integer(0, MOST)).orElse(0L),
                members.need("airtime")
                        .flatMap(Value::duration)
                        .map(airtime -> airtime.toMillis())
                        .orElse(0L));
    }

    private static Optional<MonthDay> due(Value.Entry entry) {
        if (!Period.PARTS.contains(entry.name())) {
            entry.value().error("unknown-value", entry.name(), String.join(", ", Period.PARTS));
        }
        return entry.value().parsed("month-day", FormFile::findMonthDay);
    }

    private static Optional<MonthDay> findMonthDay(String text) {
        try {
            return MONTH_DAY.matcher(text).matches() ? Optional.of(MonthDay.parse("--" + text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(Members members, String member) {
        return members.need(member).flatMap(Value::text).orElse("");
    }

    private static <T> List<T> list(Members members, String member, int least, Function<Value, Optional<T>> read) {
        return members.need(member).flatMap(value -> value.list(least, read)).orElse(List.of());
    }

    private static <T> Map<String, T> map(Members members, String member, Function<Value.Entry, Optional<T>> read) {
        return members.find(member).flatMap(value -> value.map(read)).orElse(Map.of());
    }
}
