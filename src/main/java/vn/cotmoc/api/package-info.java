// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The endpoints of a node: what HTTP asks, put to the rooms below, and their answers put into JSON.
 *
 * <p>Nothing is decided here: whether a playlist is taken is up to {@code playlist.trust}, what a row says up to
 * {@code journal}. Uploads alone live here, from the first byte to the medium. Endpoints run on the web server's threads,
 * many at a time; one thread of this room looks for changes of the status. The schemas of what is taken and given stand
 * beside this package as resources. Begin with {@link vn.cotmoc.api.Api}.
 */
@NullMarked
package vn.cotmoc.api;

import org.jspecify.annotations.NullMarked;
