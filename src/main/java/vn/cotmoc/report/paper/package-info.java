// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The figures put into words: what the document says, before anything decides how it looks.
 *
 * <p>{@link vn.cotmoc.report.paper.Drafting} writes a {@link vn.cotmoc.report.paper.Paper} once, in one language, and every
 * form of the document is drawn from it, so that no figure or name can differ between them. Fonts, margins and files are not
 * spoken of here. Begin with {@link vn.cotmoc.report.paper.Paper}.
 */
@NullMarked
package vn.cotmoc.report.paper;

import org.jspecify.annotations.NullMarked;
