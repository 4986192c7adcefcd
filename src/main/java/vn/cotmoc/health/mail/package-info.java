// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Alerts as mails, over SMTP. The one home of Jakarta Mail.
 *
 * <p>One thread, that of the outlet's queue. Begin with {@link vn.cotmoc.health.mail.Mail}.
 */
@NullMarked
package vn.cotmoc.health.mail;

import org.jspecify.annotations.NullMarked;
