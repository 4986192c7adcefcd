// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy.sample.media;

import java.util.Optional;
import vn.cotmoc.tidy.sample.glass.Pane;

/** Knows a room on its own floor, and has an Optional as a member. */
public record Film(Pane pane, Optional<Film> next) {}
