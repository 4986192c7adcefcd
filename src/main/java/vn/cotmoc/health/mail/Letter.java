// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.mail;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Text;
import vn.cotmoc.health.Wording;
import vn.cotmoc.health.alert.Alert;
import vn.cotmoc.health.alert.Sender;
import vn.cotmoc.journal.Incident;

/** An alert in words, in Vietnamese as the record is. */
record Letter(String subject, String text) {
    private static final Language LANGUAGE = Language.VI;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy", Locale.ROOT);

    static Letter of(Alert alert, Sender sender) {
        if (alert instanceof Alert.Changed changed) {
            return incident(changed.incident(), sender);
        }
        if (alert instanceof Alert.Digest digest) {
            return digest(digest, sender);
        }
        throw new IllegalArgumentException("no letter is written of " + alert);
    }

    private static Letter incident(Incident incident, Sender sender) {
        Text what = Text.of("alert." + incident.event() + "." + incident.severity());
        return new Letter(
                in("alert.subject", sender.node(), what, incident.sentence()),
                in(
                        "alert.incident",
                        incident.sentence(),
                        Wording.hint(incident, LANGUAGE),
                        sender.siteName(),
                        sender.node(),
                        time(incident.openedAt(), sender),
                        time(incident.closedAt(), sender),
                        orDash(incident.action()),
                        orDash(incident.person() == null ? incident.ackedBy() : incident.person()),
                        Text.of("alert.warranty." + incident.underWarranty()),
                        incident.code(),
                        incident.id()));
    }

    private static Letter digest(Alert.Digest digest, Sender sender) {
        String open = digest.open().stream()
                .map(incident -> "- " + time(incident.openedAt(), sender) + " " + incident.sentence())
                .collect(Collectors.joining("\n"));
        return new Letter(
                in("alert.digest-subject", sender.node(), digest.open().size()),
                in(
                        "alert.digest",
                        sender.siteName(),
                        sender.node(),
                        time(digest.at(), sender),
                        digest.opened(),
                        digest.closed(),
                        digest.open().size(),
                        open));
    }

    private static String in(String key, Object... arguments) {
        return Text.of(key, arguments).in(LANGUAGE);
    }

    private static String time(@Nullable Instant at, Sender sender) {
        return at == null ? "–" : TIME.format(at.atZone(sender.zone()));
    }

    private static String orDash(@Nullable String words) {
        return words == null ? "–" : words;
    }
}
