// SPDX-License-Identifier: GPL-3.0-or-later

/** The web server's core: routes, tokens, errors, limits. Jetty is used here alone. */
@NullMarked
package vn.cotmoc.http;

import org.jspecify.annotations.NullMarked;
