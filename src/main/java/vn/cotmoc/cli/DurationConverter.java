// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import vn.cotmoc.document.Span;

/** Durations on the command line are written as in the files: {@code 60s}, {@code 5m}, {@code 1d}. */
final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return Span.findDuration(text)
                .orElseThrow(() -> new TypeConversionException("'" + text + "': 60s, 5m, 2h, 1d"));
    }
}
