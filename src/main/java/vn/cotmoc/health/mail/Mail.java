// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.health.AlertSettings;
import vn.cotmoc.health.AlertSettings.Security;
import vn.cotmoc.health.alert.Alert;
import vn.cotmoc.health.alert.Outlet;
import vn.cotmoc.health.alert.SecretFile;
import vn.cotmoc.health.alert.Sender;

/** Mails each alert to people. */
public final class Mail implements Outlet {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final AlertSettings.Mail settings;
    private final Sender sender;
    private final String host;
    private final int port;
    private final @Nullable String password;
    private final Session session;

    /** @throws Fault REFUSED {@code secret-file}, {@code mail-certificate} */
    public Mail(AlertSettings.Mail settings, Sender sender) {
        this.settings = settings;
        this.sender = sender;
        String[] server = settings.server().split(":", 2);
        this.host = server[0];
        this.port = server.length == 2
                ? Integer.parseInt(server[1])
                : settings.security().port();
        this.password = settings.passwordFile() == null ? null : SecretFile.read(settings.passwordFile());
        this.session = Session.getInstance(properties());
    }

    private Properties properties() {
        var properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", String.valueOf(CONNECT.toMillis()));
        properties.put("mail.smtp.timeout", String.valueOf(ANSWER.toMillis()));
        properties.put("mail.smtp.writetimeout", String.valueOf(ANSWER.toMillis()));
        properties.put("mail.smtp.localhost", "localhost");
        properties.put("mail.smtp.auth", String.valueOf(settings.user() != null));
        properties.put("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        boolean startTls = settings.security() == Security.STARTTLS;
        properties.put("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.put("mail.smtp.starttls.required", String.valueOf(startTls));
        properties.put("mail.smtp.ssl.enable", String.valueOf(settings.security() == Security.TLS));
        if (settings.certificateFile() != null) {
            properties.put("mail.smtp.ssl.socketFactory", GivenAuthority.sockets(settings.certificateFile()));
        }
        return properties;
    }

    @Override
    public String name() {
        return "smtp://" + host + ":" + port;
    }

    /** Nobody wants a mail every few minutes: the daily digest shows people that the node lives. */
    @Override
    public Optional<Duration> heartbeat() {
        return Optional.empty();
    }

    @Override
    public void send(Alert alert) {
        try (Transport transport = session.getTransport("smtp")) {
            Message message = message(alert);
            transport.connect(host, port, settings.user(), password);
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw Fault.retry("alert-untold", name(), e.toString()).causedBy(e);
        }
    }

    private Message message(Alert alert) throws MessagingException {
        Letter letter = Letter.of(alert, sender);
        var message = new IdentifiedMessage(session, alert.id(), host);
        message.setFrom(new InternetAddress(from()));
        message.setRecipients(Message.RecipientType.TO, String.join(",", settings.to()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(alert.at()));
        // So that no answering machine answers a machine: RFC 3834.
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private String from() {
        return settings.from() == null ? "cotmoc@" + host : settings.from();
    }

    /** The same alert told twice is the same message. */
    private static final class IdentifiedMessage extends MimeMessage {
        private final String id;

        IdentifiedMessage(Session session, String alert, String host) {
            super(session);
            this.id = "<" + alert + "@" + host + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
