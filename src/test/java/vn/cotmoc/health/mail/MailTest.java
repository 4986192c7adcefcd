// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Category;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.health.AlertSettings;
import vn.cotmoc.health.AlertSettings.Security;
import vn.cotmoc.health.alert.SampleAlerts;

@Tag("L3")
@Timeout(90)
class MailTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void end() {
        server.stop();
    }

    private Mail mail(int port, Security security, @Nullable Path certificate, @Nullable Path password) {
        return new Mail(
                new AlertSettings.Mail(
                        List.of("truc@example.vn", "phong@example.vn"),
                        "localhost:" + port,
                        null,
                        security,
                        password == null ? null : "nut",
                        password,
                        certificate),
                SampleAlerts.SENDER);
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    @Test
    void shouldMailAnIncidentInWordsToEverybody() throws Exception {
        mail(port(), Security.NONE, null, null).send(SampleAlerts.changed("closed"));

        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(received[0].getSubject())
                .isEqualTo("[Cột Mốc] thu-1: Đã hết sự cố – Màn hình ngoai-troi: bộ điều khiển LED không nhận được tín"
                        + " hiệu hình.");
        assertThat(received[0].getAllRecipients()).hasSize(2);
        assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received[0].getMessageID()).isEqualTo("<8f14e45f-ea3c-4f0e-9d0c-000000000001@localhost>");
        assertThat((String) received[0].getContent())
                .contains("Việc cần làm: Kiểm tra cáp")
                .contains("Địa điểm: Cửa khẩu thử (nút thu-1)")
                .contains("Bắt đầu: 09:59:00 23/11/2026")
                .contains("Kết thúc: 10:00:00 23/11/2026")
                .contains("còn bảo hành");
    }

    @Test
    void shouldMailToTheOthersWhenOneIsRefused() throws Exception {
        try (var door = new RefusingDoor(port(), "RCPT TO:<truc@", "550 5.1.1 no such user")) {
            mail(door.port(), Security.NONE, null, null).send(SampleAlerts.changed("opened"));
        }
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getAllRecipients())
                .as("as it was written")
                .hasSize(2);
    }

    @Test
    void shouldTellForGoodFromForNowWhenNobodyIsTaken() throws Exception {
        assertThat(refusal("550 5.1.1 no such user")).isEqualTo("alert-refused");
        assertThat(refusal("451 4.7.1 greylisted")).isEqualTo("alert-untold");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private String refusal(String answer) throws IOException {
        try (var door = new RefusingDoor(port(), "RCPT TO:", answer)) {
            mail(door.port(), Security.NONE, null, null).send(SampleAlerts.changed("opened"));
            return "";
        } catch (Fault e) {
            return e.code();
        }
    }

    @Test
    void shouldMailTheDayOnce() throws Exception {
        mail(port(), Security.NONE, null, null).send(SampleAlerts.digest());

        MimeMessage received = server.getReceivedMessages()[0];
        assertThat(received.getSubject()).contains("tình hình trong ngày, 1 sự cố");
        assertThat((String) received.getContent())
                .contains("3 sự cố mới, 2 sự cố đã xong")
                .contains("bộ điều khiển LED");
    }

    @Test
    void shouldGoUnderTlsAndLogInWhenTheServerWantsIt() throws Exception {
        SSLContext tls = certificate();
        server.setUser("nut@example.vn", "nut", "bí mật");
        Path password = folder.resolve("password");
        Files.writeString(password, "bí mật\n");
        try (var door = new StartTlsDoor(tls, port())) {
            mail(door.port(), Security.STARTTLS, folder.resolve("server.pem"), password)
                    .send(SampleAlerts.changed("opened"));
        }
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void shouldTellNothingWhenTheServerCannotBeTrusted() throws Exception {
        SSLContext tls = certificate();
        try (var door = new StartTlsDoor(tls, port())) {
            assertThatThrownBy(() ->
                            mail(door.port(), Security.STARTTLS, null, null).send(SampleAlerts.changed("opened")))
                    .isInstanceOfSatisfying(Fault.class, fault -> {
                        assertThat(fault.category()).isEqualTo(Category.RETRY);
                        assertThat(fault.code()).isEqualTo("alert-untold");
                    });
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void shouldTellNothingInTheClearWhenTheServerHasNoTls() {
        assertThatThrownBy(() -> mail(port(), Security.STARTTLS, null, null).send(SampleAlerts.changed("opened")))
                .isInstanceOf(Fault.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void shouldRefuseToStartWithoutItsFiles() {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> mail(port(), Security.TLS, none, null))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("mail-certificate"));
        assertThatThrownBy(() -> mail(port(), Security.TLS, null, none))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("secret-file"));
    }

    /** A server's certificate of its own making, with its PEM beside it. */
    private SSLContext certificate() throws Exception {
        Path store = folder.resolve("server.p12");
        keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost");
        keytool(
                store,
                "-exportcert",
                "-rfc",
                "-file",
                folder.resolve("server.pem").toString());
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "a", "-keystore", store.toString(), "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command).inheritIO().start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
    }
}
