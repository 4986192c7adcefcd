// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.cotmoc.cli.Cotmoc;
import vn.cotmoc.http.Relay;
import vn.cotmoc.media.Ffmpeg;
import vn.cotmoc.playlist.ssh.PersonalKey;
import vn.cotmoc.playlist.trust.Sealing;
import vn.cotmoc.playlist.trust.Takeover;
import vn.cotmoc.time.SystemClock;
import vn.cotmoc.ui.Chromium;
import vn.cotmoc.ui.Hands;

/** What a technician without a terminal puts on a wall that hangs on its side. */
@Tag("L3")
final class PageDeliveryTest {
    private static final String WORDS = "Cửa khẩu tạm dừng thông quan";
    private static final String STILLS = """
            playlist: thu
            version: %d
            nodes: %s
            clips:
              - {id: the, title: Thẻ chờ, file: the.png, topic: khac, language: vi, source: tinh}
              - {id: nen, title: Nền, file: the.png, topic: khac, language: vi, source: tinh}
            schedule:
              - {slot: ngay, between: ["00:00", "24:00"], clips: [the]}
            filler: %s
            """;

    @RegisterExtension
    static final PageExtension GATE = new PageExtension("geometry: 360x640+0+0, rotate: 90").withDarkScreen();

    private final PageNode page;
    private final Chromium browser;
    private final Hands hands;

    PageDeliveryTest(PageNode page) {
        this.page = page;
        browser = page.browser();
        hands = page.hands();
    }

    /** A line that breaks once somebody says so, after so many octets of one connection. */
    private static final class WeakLine implements Relay.Traffic {
        private static final int CARRIES_BYTES = 500_000;

        private final AtomicBoolean breaks = new AtomicBoolean();

        @Override
        public boolean goesOn(long carried) {
            return carried < CARRIES_BYTES || !breaks.compareAndSet(true, false);
        }
    }

    @Test
    void shouldPushWithMediaThatTheNodeLacksThoughTheLineBreaksMeanwhile() throws Exception {
        var weak = new WeakLine();
        try (var line = new Relay(page.site().address(), weak)) {
            push(line.address(), weak);
        }
        browser.click("Tổng quan");
        browser.await("document.querySelector('.on-air')?.innerText.includes('Ba')");
        page.push("mot, hai", "");
    }

    private void push(URI address, WeakLine weak) throws Exception {
        int next = page.nextVersion();
        Path film = Ffmpeg.h264(page.folder().resolve("ba.mp4"), 2);
        makeLarge(film);
        Path file = sealed(next);

        page.enter(address, page.technician(), "playlists");
        browser.choose("#sealed", file);
        browser.awaitText("thu.sealed.json");
        browser.click("Thử trước");
        browser.awaitText("Thêm clip ba");
        browser.awaitText("Bỏ clip mot");
        browser.awaitText("Sửa khung giờ ngay (clips)");
        assertThat(page.violations()).isEmpty();
        browser.awaitText("chưa chọn");
        assertThat(browser.run("document.querySelector('#push').disabled").asBoolean())
                .isTrue();
        browser.choose("#media", film);
        browser.run(
                "window.seen = new Set(); new MutationObserver(() => document.querySelectorAll('.trial progress')"
                        + ".forEach((one) => seen.add(one.value / one.max))).observe(document.body, {childList: true, subtree: true, attributes: true}); 0");
        browser.run("""
                window.offsets = []; const set = XMLHttpRequest.prototype.setRequestHeader;
                XMLHttpRequest.prototype.setRequestHeader = function (name, value) {
                  name === 'Upload-Offset' && offsets.push(Number(value)); set.call(this, name, value);
                }; 0""");
        weak.breaks.set(true);
        browser.click("Đưa lên phát");
        browser.awaitText("thu bản " + next + " đã được đưa lên phát.");
        assertThat(browser.run("[...seen].some((part) => part > 0)").asBoolean())
                .as("how far the upload is")
                .isTrue();
        assertThat(browser.run("offsets.length === 2 && offsets[0] === 0 && offsets[1] > 0")
                        .asBoolean())
                .as("what had arrived was not sent again: %s", browser.run("offsets"))
                .isTrue();
    }

    /** With a box that players pass over. */
    private static void makeLarge(Path film) throws Exception {
        byte[] noise = new byte[2_000_000];
        new Random(1).nextBytes(noise);
        ByteBuffer.wrap(noise).putInt(noise.length).put("free".getBytes(StandardCharsets.US_ASCII));
        Files.write(film, noise, StandardOpenOption.APPEND);
    }

    private Path sealed(int version) throws Exception {
        Sealing.Sealed sealed = page.site().seal("""
                playlist: thu
                version: %d
                nodes: [thu-1]
                clips:
                  - {id: ba, title: Ba, file: ba.mp4, topic: khac, language: km, source: tinh}
                  - {id: the, title: Thẻ chờ, file: the.png, topic: khac, language: vi, source: tinh}
                schedule:
                  - {slot: ngay, between: ["00:00", "24:00"], clips: [ba]}
                filler: [the]
                """.formatted(version));
        return Files.write(
                page.folder().resolve("thu.sealed.json"), sealed.playlist().toBytes());
    }

    @Test
    void shouldCompareVersionsAndRollBackByKeyboardAlone() throws Exception {
        int before = page.onAir();
        page.push("hai", "");
        page.enter(page.technician(), "playlists");
        hands.use("So sánh bản " + before);
        browser.awaitText("Sửa khung giờ ngay (clips)");
        assertThat(page.violations()).isEmpty();
        hands.use("Quay lại bản " + before);
        browser.awaitText("sẽ thay bản");
        assertThat(page.violations()).isEmpty();
        hands.press("Escape");
        browser.await("!document.querySelector('dialog')");
        hands.use("Quay lại bản " + before);
        browser.awaitText("sẽ thay bản");
        hands.use("Quay lại");
        browser.awaitText("thu bản " + before + " đã được đưa lên phát.");
        assertThat(page.onAir()).isEqualTo(before);
    }

    @Test
    void shouldTellWhatElseAVersionChanges() throws Exception {
        String first = STILLS.formatted(page.nextVersion(), "[thu-1]", "[the]");
        page.site().push(page.technician(), page.site().seal(first));
        String second = STILLS.formatted(page.nextVersion(), "[\"*\"]", "[the, nen]");
        Path file = Files.write(
                page.folder().resolve("thu.sealed.json"),
                page.site().seal(second).playlist().toBytes());
        page.enter(page.technician(), "playlists");
        browser.choose("#sealed", file);
        browser.click("Thử trước");
        browser.awaitText("Sửa mục nodes");
        browser.awaitText("Sửa mục filler");
        page.push("mot, hai", "");
    }

    @Test
    void shouldTellWhoDidWhat() {
        int before = page.onAir();
        page.push("hai", "");
        page.rollBack(before);
        page.enter(page.technician(), "audit");
        browser.awaitText("Quay lại bản cũ");
        assertThat(browser.text()).contains("minh", "Đưa danh sách phát lên");
        browser.type("Tìm", "rollback");
        browser.await("!document.body.innerText.includes('Đưa danh sách phát lên')");
    }

    @Test
    void shouldTakeOverWithBlackAndHandBackByKeyboardAlone() {
        page.enter(page.technician(), "takeover");
        browser.awaitText("Không có phát khẩn");
        browser.type("Chữ trên màn hình", WORDS);
        browser.await("document.querySelector('.preview img')?.naturalWidth === 640");
        browser.awaitText("--text '" + WORDS + "'");
        assertThat(browser.run("find_('button', 'Phát ngay').disabled").asBoolean())
                .isTrue();

        hands.use("Màn hình đen");
        hands.use("Phát ngay");
        browser.awaitText("Phát khẩn ngay bây giờ?");
        hands.use("Phát ngay");
        browser.awaitText("Đã lên màn hình lúc");
        hands.use("Kết thúc phát khẩn");
        browser.awaitText("Không có phát khẩn");
        page.awaitState("playing");
    }

    @Test
    void shouldPrintATakeoverThatTheCommandTakes() throws Exception {
        String words = "Cửa khẩu 'số 1' tạm dừng";
        page.enter(page.technician(), "takeover");
        browser.type("Chữ trên màn hình", words);
        browser.click("1 giờ");
        browser.click("ben");
        browser.click("Tắt tiếng");
        browser.awaitText("--mute");
        String printed = browser.run("document.querySelector('.command').innerText")
                .asText()
                .replace("--key KEY", "--key " + page.site().data().resolve("dev-key"));

        Path token = Files.writeString(page.folder().resolve("token"), page.technician());
        assertThat(run(printed.replace("TOKEN", token.toString()))).isZero();
        browser.await("document.querySelectorAll('.notice.order p').length === 1");
        assertThat(onAir().path("title").textValue()).isEqualTo(words);
        assertThat(page.violations()).isEmpty();
        handBack();

        Path order = page.folder().resolve("printed.json");
        assertThat(run(printed.replaceFirst("--node \\S+ --token-file TOKEN", "--out " + order)))
                .isZero();
        JsonNode sealed = payload(order);
        assertThat(sealed.path("screens")).extracting(JsonNode::textValue).containsExactly("man");
        assertThat(sealed.path("mute").asBoolean()).isTrue();
        assertThat(Instant.parse(sealed.path("until").textValue()))
                .isAfter(new SystemClock().now().wall().plus(Duration.ofMinutes(50)));
        browser.choose("#order", order);
        confirm();
        handBack();
    }

    /** As a shell does. */
    private static int run(String command) throws Exception {
        Process shell = new ProcessBuilder("bash", "-c", "printf '%s\\n' " + command).start();
        String[] words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
        assertThat(words[0]).isEqualTo("cotmoc");
        return Cotmoc.run(
                settings -> {
                    throw new AssertionError("no node is to be started");
                },
                Arrays.copyOfRange(words, 1, words.length - 1));
    }

    private static JsonNode payload(Path sealed) throws Exception {
        String payload = Site.read(Files.readAllBytes(sealed)).path("payload").textValue();
        return Site.read(Base64.getDecoder().decode(payload));
    }

    @Test
    void shouldTakeOverWithAClipOfWhatIsOnAir() {
        page.enter(page.technician(), "takeover");
        browser.await("find_('.choice button', 'Clip')");
        browser.run("find_('.choice button', 'Clip').click()");
        browser.await("document.querySelector('select option[value=hai]')");
        browser.run("const one = document.querySelector('select'); one.value = 'hai';"
                + " one.dispatchEvent(new Event('change', {bubbles: true})); 0");
        browser.await("document.querySelector('.preview figcaption').innerText === 'Hai'");
        browser.click("Tắt tiếng");
        confirm();
        assertThat(onAir().path("clip").textValue()).isEqualTo("hai");
        handBack();
    }

    @Test
    void shouldTakeOverWithWordsThatSomebodySignedAsThePreviewShowedThem() throws Exception {
        Instant now = new SystemClock().now().wall();
        var order = new Takeover(
                "tam-dung",
                List.of("thu-1"),
                List.of(),
                new Takeover.Words(WORDS),
                true,
                now.plusSeconds(600),
                now,
                null);
        Path file = Files.write(
                page.folder().resolve("order.json"),
                order.seal(new PersonalKey(page.site().data().resolve("dev-key"), false)));
        page.enter(page.technician(), "takeover");
        browser.awaitText("Không có phát khẩn");
        browser.choose("#order", page.folder().resolve("the.png"));
        browser.awaitText("the.png không phải là tệp đã ký");
        browser.choose("#order", file);
        browser.await("document.querySelector('.preview img')?.naturalWidth === 640");
        confirm();
        assertThat(onAir().path("title").textValue()).isEqualTo(WORDS);

        BufferedImage preview = picture("words.png?text=" + URLEncoder.encode(WORDS, StandardCharsets.UTF_8));
        BufferedImage seen = picture("snapshot.png?upright=true");
        assertThat(seen.getWidth()).isEqualTo(640);
        assertThat(meanDifference(preview, seen)).as("of 255").isLessThan(2);
        handBack();
        browser.choose("#order", file);
        browser.click("Phát ngay");
        browser.run("find_('dialog button', 'Phát ngay').click()");
        browser.awaitText("đã được nhận trước đó");
        browser.click("Hủy");
    }

    private void confirm() {
        browser.click("Phát ngay");
        browser.awaitText("Phát khẩn ngay bây giờ?");
        browser.run("find_('dialog button', 'Phát ngay').click()");
        browser.awaitText("Đã lên màn hình lúc");
        browser.await("document.querySelector('.notice.order')");
    }

    private void handBack() {
        browser.click("Kết thúc phát khẩn");
        browser.awaitText("Không có phát khẩn");
        page.awaitState("playing");
    }

    private JsonNode onAir() {
        return page.site().json(page.operator(), "/api/v1/status").at("/screens/0/onAir");
    }

    private BufferedImage picture(String of) throws Exception {
        byte[] png =
                page.site().get(page.technician(), "/api/v1/screens/man/" + of).body();
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static double meanDifference(BufferedImage one, BufferedImage other) {
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                sum += Math.abs((one.getRGB(x, y) & 0xFF) - (other.getRGB(x, y) & 0xFF));
            }
        }
        return (double) sum / (one.getWidth() * one.getHeight());
    }
}
