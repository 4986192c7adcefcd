// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.time.Instant;
import vn.cotmoc.journal.Tokens.Role;

/**
 * Who asks: a token, be it shown itself or through a session.
 *
 * @param created when the token was made: a later one may bear the same name
 */
public record Caller(String token, Role role, Instant created) {}
