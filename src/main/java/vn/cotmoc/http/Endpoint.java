// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.io.IOException;

/** What answers a call. Called on one of the server's threads, many at a time. */
public interface Endpoint {
    /**
     * Answers.
     *
     * @throws vn.cotmoc.fault.Fault becomes a problem document
     * @throws IOException the caller has gone
     */
    Reply answer(Call call) throws IOException;
}
