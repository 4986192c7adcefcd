// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.health.AlertSettings;
import vn.cotmoc.health.AlertSettings.Security;
import vn.cotmoc.health.alert.Alert;
import vn.cotmoc.health.alert.Outlet;
import vn.cotmoc.health.alert.SecretFile;
import vn.cotmoc.health.alert.Sender;

/** Mails each alert to people. */
public final class Mail implements Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
    /** Answers of a mail server from 500 on: RFC 5321. */
    private static final int PERMANENT = 500;

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final AlertSettings.Mail settings;
    private final Sender sender;
    private final String host;
    private final int port;
    private final @Nullable String password;
    private final Session session;
    private Set<String> refused = Set.of();

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
        // One address that is no more must not keep the others from hearing anything.
        properties.put("mail.smtp.sendpartial", "true");
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
            note(Set.of());
        } catch (SendFailedException e) {
            if (e.getValidSentAddresses() == null || e.getValidSentAddresses().length == 0) {
                throw refused(e);
            }
            note(unsent(e));
        } catch (MessagingException e) {
            throw Fault.retry("alert-untold", name(), e.toString()).causedBy(e);
        }
    }

    private Fault refused(SendFailedException e) {
        String why = e.toString().strip();
        Fault fault =
                isForGood(e) ? Fault.refused("alert-refused", name(), why) : Fault.retry("alert-untold", name(), why);
        return fault.causedBy(e);
    }

    /** By the answer to the message or, where it did not come to that, by those to all addresses. */
    private static boolean isForGood(SendFailedException e) {
        List<Integer> answers = new ArrayList<>();
        for (Exception each = e; each instanceof MessagingException told; each = told.getNextException()) {
            if (each instanceof SMTPSendFailedException message) {
                answers.add(message.getReturnCode());
            } else if (each instanceof SMTPAddressFailedException address) {
                answers.add(address.getReturnCode());
            }
        }
        return !answers.isEmpty() && answers.stream().allMatch(answer -> answer >= PERMANENT);
    }

    private static Set<String> unsent(SendFailedException e) {
        return Stream.of(e.getInvalidAddresses(), e.getValidUnsentAddresses())
                .filter(Objects::nonNull)
                .flatMap(Stream::of)
                .map(Address::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void note(Set<String> unsent) {
        if (!unsent.isEmpty() && !unsent.equals(refused)) {
            LOG.error("The mail server refuses some of those who are to be told. outlet={} refused={}", name(), unsent);
        }
        refused = unsent;
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
