// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.cotmoc.document.Members;
import vn.cotmoc.document.Value;
import vn.cotmoc.health.AlertSettings;
import vn.cotmoc.health.AlertSettings.Mail;
import vn.cotmoc.health.AlertSettings.Webhook;

/** Reads where incidents are told of. */
final class AlertReader {
    private static final Pattern MAIL_ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private final Folder folder;

    AlertReader(Folder folder) {
        this.folder = folder;
    }

    Optional<AlertSettings> read(Value value) {
        return value.object(this::alert).flatMap(alert -> alert);
    }

    private Optional<AlertSettings> alert(Members members) {
        Optional<URI> url = members.find("webhook").flatMap(Addresses::url);
        Optional<Path> secretFile = members.find("secretFile").flatMap(folder::read);
        Optional<AlertSettings> mail = members.find("mail").flatMap(value -> value.object(AlertReader::mail));
        if (members.has("webhook") == members.has("mail")) {
            members.error("webhook-or-mail");
        } else if (members.has("mail") && members.has("secretFile")) {
            members.find("secretFile").ifPresent(value -> value.error("member-misplaced", "secretFile", "mail"));
        }
        return mail.or(() -> url.map(there -> new Webhook(there, secretFile.orElse(null))));
    }

    private static AlertSettings mail(Members members) {
        List<String> to = members.need("to")
                .flatMap(value -> value.list(1, AlertReader::address))
                .orElse(List.of());
        return new Mail(to, members.need("server").flatMap(Addresses::server).orElse(""));
    }

    private static Optional<String> address(Value value) {
        return value.parsed("mail-address", text -> Optional.of(text).filter(MAIL_ADDRESS.asMatchPredicate()));
    }
}
