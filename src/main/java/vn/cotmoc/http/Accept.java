// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.cotmoc.fault.Language;

/** What a caller would like to be given: the {@code Accept} and {@code Accept-Language} fields. */
final class Accept {
    private record Range(String value, double quality) {}

    private Accept() {}

    /** The offered type that is liked best, the first among equals; empty when none is taken. No field takes all. */
    static Optional<String> choose(Optional<String> field, List<String> offered) {
        if (field.isEmpty()) {
            return offered.stream().findFirst();
        }
        List<Range> ranges = ranges(field.get());
        String best = null;
        double bestQuality = 0;
        for (String type : offered) {
            double quality = quality(type, ranges);
            if (quality > bestQuality) {
                best = type;
                bestQuality = quality;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Vietnamese unless English is liked better. */
    static Language language(Optional<String> field) {
        double vietnamese = 0;
        double english = 0;
        for (Range range : field.map(Accept::ranges).orElse(List.of())) {
            if (range.value().startsWith("vi")) {
                vietnamese = Math.max(vietnamese, range.quality());
            } else if (range.value().startsWith("en")) {
                english = Math.max(english, range.quality());
            }
        }
        return english > vietnamese ? Language.EN : Language.VI;
    }

    /** The most exact range that covers the type decides: RFC 9110, 12.5.1. */
    private static double quality(String type, List<Range> ranges) {
        String bare = type.split(";", 2)[0].strip();
        String kind = bare.substring(0, bare.indexOf('/')) + "/*";
        return ranges.stream()
                .filter(range -> range.value().equals(bare)
                        || range.value().equals(kind)
                        || range.value().equals("*/*"))
                .max(Comparator.comparingInt(
                        range -> range.value().equals(bare) ? 2 : range.value().equals(kind) ? 1 : 0))
                .map(Range::quality)
                .orElse(0.0);
    }

    private static List<Range> ranges(String field) {
        List<Range> ranges = new ArrayList<>();
        for (String part : field.split(",", -1)) {
            String[] pieces = part.split(";", -1);
            double quality = 1;
            for (int i = 1; i < pieces.length; i++) {
                quality = pieces[i].strip().startsWith("q=")
                        ? number(pieces[i].strip().substring(2))
                        : quality;
            }
            ranges.add(new Range(pieces[0].strip().toLowerCase(Locale.ROOT), quality));
        }
        return ranges;
    }

    private static double number(String text) {
        try {
            return Math.max(0, Math.min(1, Double.parseDouble(text)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
