// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The operator's page: static files, served at the root.
 *
 * <p>The files stand beside this package as resources: plain ES modules without a build step, which live on
 * {@code /api/v1} alone like every other client. {@code page.js} is the beginning, {@code node.js} the line to the node,
 * {@code screen.js} one screen's card, {@code words.js} every word in Vietnamese and English. No state here; any thread.
 * Begin with {@link vn.cotmoc.ui.Page} for how they are served.
 */
@NullMarked
package vn.cotmoc.ui;

import org.jspecify.annotations.NullMarked;
