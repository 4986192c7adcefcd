// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.cotmoc.document.Members;
import vn.cotmoc.document.Value;
import vn.cotmoc.health.AlertSettings;
import vn.cotmoc.health.AlertSettings.Mail;
import vn.cotmoc.health.AlertSettings.Security;
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
        Duration heartbeat = members.find("heartbeat").flatMap(Value::duration).orElse(Webhook.DEFAULT_HEARTBEAT);
        Optional<AlertSettings> mail = members.find("mail").flatMap(value -> value.object(this::mail));
        if (members.has("webhook") == members.has("mail")) {
            members.error("webhook-or-mail");
        } else if (members.has("mail")) {
            misplaced(members, "secretFile");
            misplaced(members, "heartbeat");
        }
        return mail.or(() -> url.map(there -> new Webhook(there, secretFile.orElse(null), heartbeat)));
    }

    private static void misplaced(Members members, String name) {
        members.find(name).ifPresent(value -> value.error("member-misplaced", name, "mail"));
    }

    private AlertSettings mail(Members members) {
        List<String> to = members.need("to")
                .flatMap(value -> value.list(1, AlertReader::address))
                .orElse(List.of());
        String server = members.need("server").flatMap(Addresses::server).orElse("");
        String from = members.find("from").flatMap(AlertReader::address).orElse(null);
        Security security = members.find("security")
                .flatMap(value -> value.oneOf(Security.class))
                .orElse(Security.STARTTLS);
        boolean login = members.has("user") || members.has("passwordFile");
        String user = (login ? members.need("user") : members.find("user"))
                .flatMap(Value::text)
                .orElse(null);
        Path passwordFile = (login ? members.need("passwordFile") : members.find("passwordFile"))
                .flatMap(folder::read)
                .orElse(null);
        Path certificateFile =
                members.find("certificateFile").flatMap(folder::read).orElse(null);
        return new Mail(to, server, from, security, user, passwordFile, certificateFile);
    }

    private static Optional<String> address(Value value) {
        return value.parsed("mail-address", text -> Optional.of(text).filter(MAIL_ADDRESS.asMatchPredicate()));
    }
}
