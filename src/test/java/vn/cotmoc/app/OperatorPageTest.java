// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.ui.Chromium;

/** What each role sees and finds on the page of a node that plays clips, in a real browser. */
@Tag("L3")
final class OperatorPageTest {
    @TempDir
    private static Path folder;

    private static PageNode page;
    private static Chromium browser;

    @BeforeAll
    static void start() throws Exception {
        page = new PageNode(folder);
        browser = page.browser();
    }

    @AfterAll
    static void end() throws Exception {
        page.close();
    }

    @BeforeEach
    void startAnew() {
        page.startAnew();
    }

    @AfterEach
    void assertNoTrouble() {
        page.assertNoTrouble();
    }

    @Test
    void shouldShowAnOperatorWhatIsOnTheGlass() {
        browser.open(page.site().address());
        browser.awaitText("Đăng nhập");
        browser.type("Mã truy cập", "wrong");
        browser.press("Enter");
        browser.awaitText("đã hết hạn hoặc đã bị thu hồi");
        browser.run("document.querySelector('#token').select()");
        browser.type("Mã truy cập", page.operator());
        browser.press("Enter");

        browser.awaitText("Đang phát");
        browser.awaitText("Danh sách phát thu, bản");
        browser.await("document.querySelector('.glass:not(.old) img')?.naturalWidth === 640");
        browser.await("document.querySelector('.on-air progress').value > 0");
        browser.awaitText("đã xác nhận tín hiệu");
        assertThat(browser.run("document.querySelector('[data-screen=man]').dataset.state")
                        .asText())
                .isEqualTo("playing");
    }

    @Test
    void shouldOfferEachRoleWhatItMayDo() {
        page.enter(page.operator(), "playlists");
        browser.awaitText("đang dùng");
        assertThat(browser.text()).doesNotContain("Phát khẩn", "Đưa danh sách phát mới lên");
        page.enter(page.central(), "playlists");
        browser.awaitText("đang dùng");
        assertThat(browser.text()).doesNotContain("Phát khẩn", "Đưa danh sách phát mới lên");
        browser.run("location.hash = '#/takeover'");
        browser.await("document.querySelector('nav a[href$=overview]').ariaCurrent === 'page'");
        page.enter(page.technician(), "playlists");
        browser.awaitText("Đưa danh sách phát mới lên");
        assertThat(browser.text()).contains("Phát khẩn");
    }

    @Test
    void shouldSpeakEnglishWhenAskedAndRememberIt() {
        page.enter(page.operator(), "overview");
        browser.click("English");
        browser.awaitText("Playing");
        assertThat(browser.run("document.documentElement.lang").asText()).isEqualTo("en");
        browser.run("location.reload()");
        browser.awaitText("Playlist thu, version");
        browser.click("Counts");
        browser.awaitText("This month");
        assertThat(firstDay()).matches("1 [A-Z][a-z]+ \\d{4}");
        browser.click("Tiếng Việt");
        browser.awaitText("Tháng này");
        assertThat(firstDay()).matches("01/\\d\\d/\\d{4}");
    }

    private static String firstDay() {
        return browser.run("document.querySelector('.day').dataset.day").asText();
    }

    @Test
    void shouldTellOfEachPlayItsSlotAndItsProof() {
        await().atMost(PageNode.SOON)
                .until(() -> page.site().plays(page.technician()).size() >= 2);
        page.enter(page.operator(), "today");
        browser.await("document.querySelectorAll('.strip .block.good').length > 0");
        browser.await("document.querySelectorAll('.strip .block.planned').length > 0");
        String confirmed = "[...document.querySelectorAll('.list tr')].find((row) =>"
                + " row.innerText.includes('phát trọn') && row.innerText.includes('đã xác nhận tín hiệu'))";
        browser.await(confirmed);
        browser.run(confirmed + ".querySelector('button').click()");
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
        await().atMost(PageNode.SOON)
                .until(() -> page.site().plays(page.technician()).size() >= 2);
        Path downloads = Files.createDirectories(folder.resolve("downloads"));
        browser.downloadTo(downloads);
        page.enter(page.central(), "counts");
        browser.awaitText("Tổng cộng");
        browser.click("Ngôn ngữ");
        browser.awaitText("Tiếng Việt");
        browser.click("Tải CSV");
        await().atMost(PageNode.SOON).until(() -> find(downloads, ".csv").size() == 1);
        List<String> lines = Files.readAllLines(find(downloads, ".csv").get(0));
        assertThat(lines.get(0)).startsWith("\ufeffNgôn ngữ,Số clip,Kế hoạch,Phát trọn");
        assertThat(lines).anyMatch(line -> line.startsWith("vi,2,"));
    }

    @Test
    void shouldShowTheClipsAndWhereTheyAreUsed() {
        page.enter(page.operator(), "clips");
        browser.awaitText("Thẻ chờ");
        browser.await("document.querySelector('.thumbnail img')?.naturalWidth === 320");
        assertThat(browser.text()).contains("Phát nền", "thu-" + page.onAir());
    }

    private static List<Path> find(Path where, String suffix) throws Exception {
        try (Stream<Path> files = Files.list(where)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
