// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.webhook;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.health.AlertSettings;
import vn.cotmoc.health.alert.Alert;
import vn.cotmoc.health.alert.Outlet;
import vn.cotmoc.health.alert.SecretFile;
import vn.cotmoc.health.alert.Sender;

/** Posts each alert as JSON. With a secret the body is signed: {@code Cotmoc-Signature: sha256=HEX}, HMAC of its bytes. */
public final class Webhook implements Outlet {
    private static final String SIGNATURE = "Cotmoc-Signature";
    private static final String MAC = "HmacSHA256";
    /** Login, address, proxy, time-out, misdirected, locked, too early, too many. */
    private static final Set<Integer> MENDED = Set.of(401, 403, 404, 407, 408, 421, 423, 425, 429);

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final AlertSettings.Webhook settings;
    private final AlertJson json;
    private final @Nullable SecretKeySpec secret;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** @throws Fault REFUSED {@code secret-file} */
    public Webhook(AlertSettings.Webhook settings, Sender sender) {
        this.settings = settings;
        this.json = new AlertJson(sender);
        this.secret = settings.secretFile() == null
                ? null
                : new SecretKeySpec(SecretFile.read(settings.secretFile()).getBytes(StandardCharsets.UTF_8), MAC);
    }

    /** Without the path: it often is a secret. */
    @Override
    public String name() {
        return settings.url().getScheme() + "://" + settings.url().getAuthority();
    }

    @Override
    public Optional<Duration> heartbeat() {
        return Optional.of(settings.heartbeat());
    }

    @Override
    public void send(Alert alert) {
        byte[] body = json.of(alert).toString().getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.url())
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (secret != null) {
            request.header(SIGNATURE, "sha256=" + HexFormat.of().formatHex(sign(body, secret)));
        }
        try {
            int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
            if (isOfTheAlert(status)) {
                throw Fault.refused("alert-refused", name(), status);
            } else if (status < 200 || status > 299) {
                throw Fault.retry("alert-untold", name(), status);
            }
        } catch (IOException e) {
            throw Fault.retry("alert-untold", name(), e.toString()).causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Fault.retry("alert-untold", name(), "interrupted").causedBy(e);
        }
    }

    /** Whether this very alert is not wanted; all else, such as a wrong address or login, people or time will mend. */
    private static boolean isOfTheAlert(int status) {
        return status >= 400 && status <= 499 && !MENDED.contains(status);
    }

    private static byte[] sign(byte[] body, SecretKeySpec secret) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(secret);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }
}
