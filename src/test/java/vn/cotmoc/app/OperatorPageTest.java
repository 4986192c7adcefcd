// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.media.Ffmpeg;
import vn.cotmoc.playlist.trust.Sealing;
import vn.cotmoc.ui.Chromium;

/** What each role does on the page, in a real browser, of a real node that plays clips. */
@Tag("L3")
final class OperatorPageTest {
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(30);
    /** Silence of 6 s, and what the browser takes to show it. */
    private static final Duration LOST = Duration.ofSeconds(10);

    private static final List<String> VIEWS =
            List.of("overview", "today", "incidents", "counts", "playlists", "clips", "takeover", "audit");
    private static final String LOOKED = "!document.querySelector('[role=status].quiet')";

    @TempDir
    private static Path folder;

    private static Site site;
    private static Node node;
    private static String operator;
    private static String technician;
    private static String central;
    private static int highest;

    private Chromium browser;

    @BeforeAll
    static void startNode() throws Exception {
        site = new Site(folder);
        node = new Node(site.settings());
        operator = site.token("lan", Role.OPERATOR);
        technician = site.token("minh", Role.TECHNICIAN);
        central = site.token("so", Role.CENTRAL);
        site.push(technician, site.seal(++highest, "mot, hai"));
        await().atMost(SOON).until(() -> site.plays(technician).size() >= 2);
    }

    @AfterAll
    static void endNode() {
        node.close();
    }

    @BeforeEach
    void startBrowser() throws Exception {
        browser = new Chromium();
        browser.look(1280, 800, false);
    }

    @AfterEach
    void endBrowser() throws Exception {
        List<String> troubles = browser.troubles();
        browser.close();
        assertThat(troubles)
                .as("scripts that threw, and what the page's policy refused")
                .isEmpty();
    }

    @Test
    void shouldShowAnOperatorWhatIsOnTheGlass() {
        browser.open(site.address());
        browser.awaitText("Đăng nhập");
        browser.type("Mã truy cập", "wrong");
        browser.press("Enter");
        browser.awaitText("đã hết hạn hoặc đã bị thu hồi");
        browser.run("document.querySelector('#token').select()");
        browser.type("Mã truy cập", operator);
        browser.press("Enter");

        browser.awaitText("Đang phát");
        browser.awaitText("Danh sách phát thu, bản");
        browser.await("document.querySelector('.glass:not(.old) img')?.naturalWidth === 640");
        browser.await("document.querySelector('.on-air progress').value > 0");
        browser.awaitText("đã xác nhận tín hiệu");
        assertThat(browser.run("document.querySelector('[data-screen=man]').dataset.state")
                        .asText())
                .isEqualTo("playing");
        assertThat(browser.text()).doesNotContain("Phát khẩn");
        browser.click("Danh sách phát");
        browser.awaitText("đang dùng");
        assertThat(browser.text()).doesNotContain("Đưa danh sách phát mới lên");
    }

    @Test
    void shouldSayThatTheLineIsLostAndGoOnWhenItIsBack() throws Exception {
        try (var line = new CableLine(site.address())) {
            enter(line.address(), operator, "overview");
            browser.await("document.querySelector('.glass:not(.old) img')");
            line.pull();
            assertLost();
            line.putBack();
            browser.await("!document.body.innerText.includes('Mất liên lạc')");
            browser.await("document.querySelector('.glass:not(.old) img')");
        }
    }

    private void assertLost() {
        browser.awaitText("Mất liên lạc với máy phát", LOST);
        browser.await("document.querySelector('.glass.old')");
        browser.awaitText("Hình cũ");
        assertThat(browser.run("document.title").asText()).startsWith("■");
    }

    @Test
    void shouldSpeakEnglishWhenAskedAndRememberIt() {
        enter(operator, "overview");
        browser.click("English");
        browser.awaitText("Playing");
        assertThat(browser.run("document.documentElement.lang").asText()).isEqualTo("en");
        browser.run("location.reload()");
        browser.awaitText("Playlist thu, version");
        browser.click("Counts");
        browser.awaitText("This month");
        browser.click("Tiếng Việt");
        browser.awaitText("Tháng này");
    }

    @Test
    void shouldTellOfEachPlayItsSlotAndItsProof() {
        enter(operator, "today");
        browser.await("document.querySelectorAll('.strip .block.good').length > 0");
        browser.await("document.querySelectorAll('.strip .block.planned').length > 0");
        browser.run("[...document.querySelectorAll('.list td button')].at(-1).click()");
        browser.awaitText("Lý do chọn");
        JsonNode facts = browser.run("document.querySelector('.facts').innerText");
        assertThat(facts.asText()).contains("ngay", "phát trọn", "Đến lượt trong khung giờ", "đã xác nhận tín hiệu");

        browser.click("Sắp tới");
        browser.awaitText("sẽ phát");
        browser.click("Cả ngày");
        browser.awaitText("00:00–00:00");
        browser.run("document.querySelector('.timeline').focus()");
        browser.press("ArrowLeft");
        browser.awaitText("18:00–18:00");
    }

    @Test
    void shouldCountAndHandTheFiguresOver() throws Exception {
        Path downloads = Files.createDirectories(folder.resolve("downloads"));
        browser.downloadTo(downloads);
        enter(central, "counts");
        browser.awaitText("Tổng cộng");
        browser.click("Ngôn ngữ");
        browser.awaitText("Tiếng Việt");
        browser.click("Tải CSV");
        await().atMost(SOON).until(() -> find(downloads, ".csv").size() == 1);
        List<String> lines = Files.readAllLines(find(downloads, ".csv").get(0));
        assertThat(lines.get(0)).startsWith("\ufeffNgôn ngữ,Số clip,Kế hoạch,Phát trọn");
        assertThat(lines).anyMatch(line -> line.startsWith("vi,2,"));
    }

    @Test
    void shouldPushWithMediaThatTheNodeLacksAndRollBack() throws Exception {
        int before = onAir();
        int next = ++highest;
        Path film = Ffmpeg.h264(folder.resolve("ba.mp4"), 2);
        Sealing.Sealed sealed = site.seal("""
                playlist: thu
                version: %d
                nodes: [thu-1]
                clips:
                  - {id: ba, title: Ba, file: ba.mp4, topic: khac, language: km, source: tinh}
                  - {id: the, title: Thẻ chờ, file: the.png, topic: khac, language: vi, source: tinh}
                schedule:
                  - {slot: ngay, between: ["00:00", "24:00"], clips: [ba]}
                filler: [the]
                """.formatted(next));
        Path file =
                Files.write(folder.resolve("thu.sealed.json"), sealed.playlist().toBytes());

        enter(technician, "playlists");
        browser.choose("#sealed", file);
        browser.click("Thử trước");
        browser.awaitText("Thêm clip ba");
        browser.awaitText("Bỏ clip mot");
        browser.awaitText("chưa chọn");
        assertThat(browser.run("document.querySelector('#push').disabled").asBoolean())
                .isTrue();
        browser.choose("#media", film);
        browser.click("Đưa lên phát");
        browser.awaitText("thu bản " + next + " đã được đưa lên phát.");
        browser.click("Tổng quan");
        browser.await("document.querySelector('.on-air')?.innerText.includes('Ba')");

        browser.click("Danh sách phát");
        browser.click("Quay lại bản " + before);
        browser.awaitText("sẽ thay bản");
        browser.press("Escape");
        browser.await("!document.querySelector('dialog')");
        browser.click("Quay lại bản " + before);
        browser.run("find_('dialog button', 'Quay lại').click()");
        browser.awaitText("thu bản " + before + " đã được đưa lên phát.");
        assertThat(onAir()).isEqualTo(before);
        browser.click("Đóng");
        browser.click("Nhật ký thao tác");
        browser.awaitText("Quay lại bản cũ");
        browser.awaitText("minh");
    }

    @Test
    void shouldShowTheClipsAndWhereTheyAreUsed() {
        enter(operator, "clips");
        browser.awaitText("Thẻ chờ");
        browser.await("document.querySelector('.thumbnail img')?.naturalWidth === 320");
        assertThat(browser.text()).contains("Phát nền", "thu-" + onAir());
    }

    @Test
    void shouldTurnRedWithinFiveSecondsOfAFaultAndGreenWhenItIsOver() {
        enter(operator, "overview");
        browser.awaitText("Hoạt động tốt");
        // The picture is back within a moment, so the page itself keeps what it showed.
        browser.run("""
                window.red = ''; new MutationObserver(() => { red ||= document.querySelector('.open-incidents .bad')?.innerText; })
                  .observe(document.body, {childList: true, subtree: true}); 0""");
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .forEach(ProcessHandle::destroyForcibly);
        Awaitility.await()
                .atMost(FIVE_SECONDS)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> browser.run("red").asText().contains("Việc cần làm"));
        browser.awaitText("Hoạt động tốt");
        browser.awaitText("Không có sự cố nào đang mở.");
        browser.click("Sự cố");
        browser.click("Đã đóng");
        browser.await("document.querySelector('.incident.closed')?.innerText.includes('player-down')");
    }

    @Test
    void shouldLetTheOperatorTakeAnIncidentOnAndPutItRight() throws Exception {
        Ffmpeg.standing(folder.resolve("den.mp4"), "color=c=black", 3);
        site.push(technician, site.seal(++highest, "den", """
                  - {id: den, title: Đen, file: den.mp4, topic: khac, language: vi, source: tinh}
                """.replaceAll("(?m)^ +", "  ")));
        enter(operator, "overview");
        browser.awaitText("clip den");
        browser.awaitText("Việc cần làm");
        browser.click("Nhận xử lý");
        browser.awaitText("lan đã nhận");
        assertThat(violations()).isEmpty();

        browser.click("Sự cố");
        browser.click("Đã khắc phục");
        browser.awaitText("Nguyên nhân và cách khắc phục");
        assertThat(violations()).isEmpty();
        browser.type("Nguyên nhân và cách khắc phục", "Đã gửi lại clip");
        browser.run("find_('dialog button', 'Đã khắc phục').click()");
        browser.await("!document.querySelector('dialog')");
        browser.click("Đã đóng");
        browser.awaitText("Đã gửi lại clip");
        site.push(technician, site.seal(++highest, "mot, hai"));

        enter(central, "incidents");
        browser.click("Tất cả");
        browser.awaitText("Đã gửi lại clip");
        assertThat(browser.text()).doesNotContain("Nhận xử lý");
    }

    @Test
    void shouldTakeOverAndHandBack() {
        enter(technician, "takeover");
        browser.awaitText("Không có phát khẩn");
        browser.type("Chữ trên màn hình", "Cửa khẩu tạm dừng");
        browser.await("document.querySelector('.preview img')?.naturalWidth === 640");
        browser.awaitText("--text 'Cửa khẩu tạm dừng'");
        assertThat(browser.run("find_('button', 'Phát ngay').disabled").asBoolean())
                .isTrue();

        browser.click("Màn hình đen");
        browser.click("Phát ngay");
        browser.awaitText("Phát khẩn ngay bây giờ?");
        browser.run("find_('dialog button', 'Phát ngay').click()");
        browser.awaitText("Đã lên màn hình lúc");
        browser.await("document.querySelector('.notice.order')");
        browser.click("Kết thúc phát khẩn");
        browser.awaitText("Không có phát khẩn");
        await().atMost(SOON)
                .until(() -> site.json(operator, "/api/v1/status")
                        .at("/screens/0/state")
                        .asText()
                        .equals("playing"));
    }

    @Test
    void shouldFitAPhone() {
        browser.look(360, 740, false);
        enter(technician, "overview");
        browser.awaitText("Đang phát");
        for (String view : VIEWS) {
            browser.click("Trang khác");
            browser.run("document.querySelector('nav a[href$=" + view + "]').click()");
            browser.await("location.hash === '#/" + view + "' && " + LOOKED);
            assertThat(browser.run("document.documentElement.scrollWidth").asInt())
                    .as(view)
                    .isLessThanOrEqualTo(360);
        }
    }

    @Test
    void shouldFindNothingWrongForPeopleWhoSeeOrMoveLittle() throws Exception {
        enter(technician, "overview");
        browser.awaitText("Đang phát");
        for (String view : VIEWS) {
            browser.look(1280, 800, VIEWS.indexOf(view) % 2 == 0);
            browser.run("location.hash = '#/" + view + "'");
            browser.await("document.querySelector('nav a[href$=" + view + "]').ariaCurrent === 'page' && " + LOOKED);
            assertThat(violations()).as(view).isEmpty();
        }
        browser.look(360, 740, false);
        assertThat(violations()).as("phone").isEmpty();
        browser.click("Trang khác");
        browser.click("Đăng xuất");
        browser.awaitText("Mã do kỹ thuật viên cấp");
        assertThat(violations()).as("login").isEmpty();
    }

    @Test
    void shouldPaintWithinASecondOnAThinLine() {
        browser.slowDown(1_000_000);
        // What else this machine has to do may hold up one, not each of them.
        await().atMost(SOON).until(() -> firstPaintMs() < 1_000);
    }

    private double firstPaintMs() {
        browser.open(URI.create("about:blank"));
        browser.open(site.address());
        browser.awaitText("Đăng nhập");
        return browser.run("performance.getEntriesByName('first-contentful-paint')[0].startTime")
                .asDouble();
    }

    private static int onAir() {
        return site.json(operator, "/api/v1/status").at("/playlist/version").intValue();
    }

    private void enter(String token, String view) {
        enter(site.address(), token, view);
    }

    private void enter(URI address, String token, String view) {
        browser.forgetCookies();
        browser.open(address);
        browser.type("Mã truy cập", token);
        browser.press("Enter");
        browser.await("document.querySelector('nav')");
        browser.run("location.hash = '#/" + view + "'");
    }

    /** What axe-core has to say: rule and place. */
    private String violations() throws Exception {
        String axe = Files.readString(Path.of("src/test/resources/vn/cotmoc/ui/axe.js"), StandardCharsets.UTF_8);
        browser.run("(() => {" + axe + "})(); 0");
        return browser.run("axe.run().then((found) => found.violations.map((one) => one.id + ': '"
                        + " + one.nodes.map((node) => node.html + ' ' + node.failureSummary).join('\\n')).join('\\n'))")
                .asText();
    }

    private static List<Path> find(Path where, String suffix) throws Exception {
        try (Stream<Path> files = Files.list(where)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
