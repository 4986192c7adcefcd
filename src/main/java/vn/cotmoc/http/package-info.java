// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The core of the web server: who may come in, how much, and how errors are told.
 *
 * <p>{@link vn.cotmoc.http.WebServer} is Jetty with a table of {@link vn.cotmoc.http.Route}s: an
 * {@link vn.cotmoc.http.Endpoint} turns a {@link vn.cotmoc.http.Call} into a {@link vn.cotmoc.http.Reply} and knows nothing
 * of Jetty. What the routes do is none of this room's business. Endpoints run on the server's threads, many at a time, and
 * may block; {@link vn.cotmoc.http.EventStream}s need no thread. Jetty and Prometheus are used here alone. Begin with
 * {@link vn.cotmoc.http.WebServer}, then {@code Dispatcher}: the way of a request.
 */
@NullMarked
package vn.cotmoc.http;

import org.jspecify.annotations.NullMarked;
