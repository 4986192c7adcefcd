// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An entry of the warranty register. */
public record Device(
        String device,
        @Nullable String screen,
        @Nullable String maker,
        @Nullable String model,
        @Nullable String serial,
        @Nullable LocalDate handover,
        @Nullable LocalDate warrantyUntil) {}
