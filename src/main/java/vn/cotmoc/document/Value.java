// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.cotmoc.fault.Text;

/**
 * A value of a file, asked for what it is meant to be. Where it is not, that is noted among the file's problems and the
 * answer is empty; reading goes on with the next value.
 */
public final class Value {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int MAX_SHOWN = 80;

    private final String pointer;
    private final Node node;
    private final Problems problems;

    Value(String pointer, Node node, Problems problems) {
        this.pointer = pointer;
        this.node = node;
        this.problems = problems;
    }

    /** JSON pointer, RFC 6901. */
    public String pointer() {
        return pointer;
    }

    Node node() {
        return node;
    }

    public Place place() {
        return node.place();
    }

    /** What it says, if it is a text of any kind; nothing is noted where it is not. */
    public Optional<String> findText() {
        return node instanceof Node.Scalar scalar && scalar.form() != Node.Form.LITERAL
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** A look ahead at a member, if this is an object that has it; it is not thereby known. */
    public Optional<Value> findMember(String name) {
        return node instanceof Node.Mapping mapping
                ? mapping.members().stream()
                        .filter(member -> member.name().equals(name))
                        .map(member -> new Value(Pointer.to(pointer, name), member.value(), problems))
                        .findFirst()
                : Optional.empty();
    }

    /** Notes an error of this value; its sentence stands in the bundle under {@code problem.CODE}. */
    public void error(String code, Object... arguments) {
        problems.error(pointer, code, arguments);
    }

    /** The same with a sentence of its own. */
    public void error(String code, Text detail) {
        problems.error(pointer, code, detail);
    }

    public void warning(String code, Object... arguments) {
        problems.warning(pointer, code, arguments);
    }

    public void warning(String code, Text detail) {
        problems.warning(pointer, code, detail);
    }

    /** Whether it, or anything in it, has had an error so far. */
    public boolean hasErrors() {
        return problems.hasErrorsAt(pointer);
    }

    /** An object; members that {@code read} does not ask for are {@code unknown-member}. */
    public <T> Optional<T> object(Function<Members, T> read) {
        if (!(node instanceof Node.Mapping mapping)) {
            return wrongType("document.object");
        }
        Members members = new Members(pointer, mapping, problems);
        T object = read.apply(members);
        members.noteUnknown();
        return Optional.of(object);
    }

    /** An object whose names are the user's own, in file order; entries that cannot be read are left out. */
    public <T> Optional<Map<String, T>> map(Function<Entry, Optional<T>> read) {
        if (!(node instanceof Node.Mapping mapping)) {
            return wrongType("document.object");
        }
        Map<String, T> map = new LinkedHashMap<>();
        for (Node.Member member : mapping.members()) {
            Value value = new Value(Pointer.to(pointer, member.name()), member.value(), problems);
            read.apply(new Entry(member.name(), value)).ifPresent(entry -> map.put(member.name(), entry));
        }
        return Optional.of(map);
    }

    /** One member of a {@link #map}. */
    public record Entry(String name, Value value) {}

    /** A list of at least so many entries; those that cannot be read are left out. */
    public <T> Optional<List<T>> list(int least, Function<Value, Optional<T>> read) {
        return list(least, Integer.MAX_VALUE, read);
    }

    /** A list of so many entries at least and at most. */
    public <T> Optional<List<T>> list(int least, int most, Function<Value, Optional<T>> read) {
        if (!(node instanceof Node.Sequence sequence)) {
            return wrongType("document.list");
        }
        int given = sequence.entries().size();
        if (given < least || given > most) {
            String sentence = most == Integer.MAX_VALUE ? "problem.list-length.least" : "problem.list-length";
            error("list-length", Text.of(sentence, least, given));
        }
        List<T> list = new ArrayList<>();
        for (int i = 0; i < given; i++) {
            Value entry = new Value(Pointer.to(pointer, i), sequence.entries().get(i), problems);
            read.apply(entry).ifPresent(list::add);
        }
        return Optional.of(list);
    }

    /** Text that is not blank, in NFC, without line breaks. */
    public Optional<String> text() {
        Optional<String> text = anyText();
        if (text.isPresent() && text.get().isBlank()) {
            return wrongType("document.text", "document.blank");
        }
        return text;
    }

    private Optional<String> anyText() {
        boolean nothing = node instanceof Node.Scalar scalar
                && scalar.form() == Node.Form.PLAIN
                && scalar.text().isEmpty();
        Optional<String> text = nothing ? Optional.empty() : findText();
        return text.isPresent() ? text : wrongType("document.text");
    }

    /** A text in a form of its own: where {@code parse} finds nothing, {@code code} is noted with the text. */
    public <T> Optional<T> parsed(String code, Function<String, Optional<T>> parse) {
        Optional<String> text = anyText();
        Optional<T> parsed = text.flatMap(parse);
        if (text.isPresent() && parsed.isEmpty()) {
            error(code, shown(text.get()));
        }
        return parsed;
    }

    /** Small letters without accents, digits and hyphens, at most 64. */
    public Optional<String> id() {
        return parsed("id-format", text -> ID.matcher(text).matches() ? Optional.of(text) : Optional.empty());
    }

    /** A day of the calendar, {@code 2026-12-25}. */
    public Optional<LocalDate> date() {
        return parsed("date", Value::findDate);
    }

    private static Optional<LocalDate> findDate(String text) {
        try {
            return DATE.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A point in time as RFC 3339 writes it, with an offset. */
    public Optional<Instant> instant() {
        return parsed("instant", Value::findInstant);
    }

    private static Optional<Instant> findInstant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A whole number and {@code ms}, {@code s}, {@code m}, {@code h} or {@code d}; zero is one. */
    public Optional<Duration> duration() {
        return parsed("duration", Span::findDuration);
    }

    /** A whole number and {@code d} or {@code y}, at least 1. */
    public Optional<Period> retention() {
        return parsed("retention", text -> Span.findRetention(text).filter(period -> !period.isZero()));
    }

    /** The name of an IANA time zone. */
    public Optional<ZoneId> zone() {
        Optional<String> name = anyText();
        if (name.isPresent() && !ZoneId.getAvailableZoneIds().contains(name.get())) {
            error("timezone", unknownZone(name.get()));
            return Optional.empty();
        }
        return name.map(ZoneId::of);
    }

    private static Text unknownZone(String name) {
        return Nearest.find(name, ZoneId.getAvailableZoneIds())
                .map(nearest -> Text.of("problem.timezone", shown(name), nearest))
                .orElseGet(() -> Text.of("problem.timezone.far", shown(name)));
    }

    /** One of an enum's constants, written in small letters with hyphens. */
    public <E extends Enum<E>> Optional<E> oneOf(Class<E> type) {
        Map<String, E> words = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(Value::word, constant -> constant, (a, b) -> a, LinkedHashMap::new));
        return oneOf(words);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One of the words of a map, which gives their meaning. */
    public <T> Optional<T> oneOf(Map<String, T> words) {
        Optional<String> word = anyText();
        Optional<T> meaning = word.map(words::get);
        if (word.isPresent() && meaning.isEmpty()) {
            error("unknown-value", shown(word.get()), String.join(", ", words.keySet()));
        }
        return meaning;
    }

    /** A whole number within bounds. */
    public Optional<Integer> integer(int low, int high) {
        return integer((long) low, high).map(Long::intValue);
    }

    /** A whole number within bounds. */
    public Optional<Long> integer(long low, long high) {
        Optional<BigInteger> number = unquoted().flatMap(CoreSchema::findInteger);
        if (number.isEmpty()) {
            return wrongType("document.integer");
        }
        BigInteger value = number.get();
        if (value.compareTo(BigInteger.valueOf(low)) < 0 || value.compareTo(BigInteger.valueOf(high)) > 0) {
            error("number-range", shown(((Node.Scalar) node).text()), low, high);
            return Optional.empty();
        }
        return Optional.of(value.longValue());
    }

    /** True or false. */
    public Optional<Boolean> truth() {
        Optional<Boolean> truth = unquoted().flatMap(CoreSchema::findTruth);
        return truth.isPresent() ? truth : wrongType("document.truth");
    }

    private Optional<String> unquoted() {
        return node instanceof Node.Scalar scalar && scalar.form() != Node.Form.QUOTED
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    private <T> Optional<T> wrongType(String wanted) {
        return wrongType(Text.of(wanted), CoreSchema.kind(node));
    }

    private <T> Optional<T> wrongType(String wanted, String given) {
        return wrongType(Text.of(wanted), Text.of(given));
    }

    private <T> Optional<T> wrongType(Text wanted, Text given) {
        if (!(node instanceof Node.Broken)) {
            error("wrong-type", wanted, given);
        }
        return Optional.empty();
    }

    /** A text as it is repeated in a message: not too long. */
    public static String shown(String text) {
        int characters = text.codePointCount(0, text.length());
        return characters <= MAX_SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, MAX_SHOWN)) + "…";
    }
}
