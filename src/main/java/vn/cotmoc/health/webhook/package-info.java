// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Alerts as JSON, posted to an address; API.md tells their form.
 *
 * <p>One thread, that of the outlet's queue. Begin with {@link vn.cotmoc.health.webhook.Webhook}.
 */
@NullMarked
package vn.cotmoc.health.webhook;

import org.jspecify.annotations.NullMarked;
