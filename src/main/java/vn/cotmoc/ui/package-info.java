// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The operator's page: static files, served at the root.
 *
 * <p>The files stand beside this package as resources: plain ES modules without a build step, which live on
 * {@code /api/v1} alone like every other client. {@code page.js} is the beginning and the frame; each view has a module of its
 * name; {@code node.js} is the line to the node, {@code clock.js} its time, {@code pieces.js} what views share. Every word
 * stands in {@code vi.json} and {@code en.json}. {@code preact.js} is the one file from elsewhere: its licence lies beside it.
 * No state here; any thread. Begin with {@link vn.cotmoc.ui.Page} for how they are served.
 */
@NullMarked
package vn.cotmoc.ui;

import org.jspecify.annotations.NullMarked;
