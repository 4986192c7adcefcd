// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.cotmoc.ui.Chromium;
import vn.cotmoc.ui.Hands;

/** What each role sees and finds on the page of a node that plays clips, in a real browser. */
@Tag("L3")
final class OperatorPageTest {
    @RegisterExtension
    static final PageExtension GATE = new PageExtension().withEarlierDays();

    private final PageNode page;
    private final Chromium browser;
    private final Hands hands;

    OperatorPageTest(PageNode page) {
        this.page = page;
        browser = page.browser();
        hands = page.hands();
    }

    @Test
    void shouldLetInWhoHasATokenAndNobodyElse() throws Exception {
        browser.open(page.site().address());
        browser.awaitText("Đăng nhập");
        browser.type("Mã truy cập", "wrong");
        hands.press("Enter");
        browser.awaitText("đã hết hạn hoặc đã bị thu hồi");
        assertThat(page.violations()).isEmpty();
        browser.run("document.querySelector('#token').select()");
        hands.write(page.operator());
        hands.press("Enter");
        browser.awaitText("Hoạt động tốt");
        hands.use("Đăng xuất");
        browser.awaitText("Mã truy cập");
    }

    @Test
    void shouldShowAnOperatorWhatIsOnTheGlass() {
        page.enter(page.operator(), "overview");
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
    void shouldShowWhatFollowsAndHowTheDayWent() {
        page.awaitPlays(2);
        page.enter(page.operator(), "overview");
        browser.await("document.querySelectorAll('.next li').length >= 4");
        browser.await("/[1-9]\\d* lượt phát trọn, \\d+:\\d\\d/.test(document.querySelector('.screen').innerText)");
    }

    @Test
    void shouldOfferAnOperatorWhatItMayDo() {
        page.enter(page.operator(), "playlists");
        browser.awaitText("đang dùng");
        assertThat(browser.text()).doesNotContain("Phát khẩn", "Đưa danh sách phát mới lên", "Quay lại");
        assertThat(views()).isEqualTo("overview today incidents counts playlists clips audit");
    }

    @Test
    void shouldOfferTheCentralOfficeWhatItMayDo() {
        page.enter(page.central(), "playlists");
        browser.awaitText("đang dùng");
        assertThat(browser.text()).doesNotContain("Phát khẩn", "Đưa danh sách phát mới lên", "Quay lại");
        browser.run("location.hash = '#/takeover'");
        browser.await("document.querySelector('nav a[href$=overview]').ariaCurrent === 'page'");
        assertThat(views()).isEqualTo("overview today incidents counts playlists clips audit");
    }

    @Test
    void shouldOfferATechnicianAll() {
        page.enter(page.technician(), "playlists");
        browser.awaitText("Đưa danh sách phát mới lên");
        assertThat(views()).isEqualTo(String.join(" ", PageNode.VIEWS));
    }

    private String views() {
        return browser.run("[...document.querySelectorAll('nav a')].map((one) => one.hash.slice(2)).join(' ')")
                .asText();
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

    private String firstDay() {
        return browser.run("document.querySelector('.day').dataset.day").asText();
    }

    @Test
    void shouldTellOfEachPlayItsSlotItsReasonAndItsProof() throws Exception {
        page.awaitPlays(2);
        page.enter(page.operator(), "today");
        browser.await("document.querySelectorAll('.strip .block.planned').length > 0");
        String confirmed = "[...document.querySelectorAll('.list tr')].find((row) =>"
                + " row.innerText.includes('phát trọn') && row.innerText.includes('đã xác nhận tín hiệu'))";
        browser.await(confirmed);
        browser.run(confirmed + ".querySelector('button').click()");
        assertThat(facts()).contains("ngay", "phát trọn", "Đến lượt trong khung giờ", "đã xác nhận tín hiệu");
        assertThat(page.violations()).isEmpty();
        browser.click("Đóng");
        browser.click("Sắp tới");
        browser.awaitText("sẽ phát");
        browser.await("['Một', 'Hai'].includes(document.querySelector('.list td.title').innerText)");
    }

    @Test
    void shouldTellOfAPlayThatIsTouchedOnTheTimeline() {
        page.awaitPlays(2);
        page.enter(page.operator(), "today");
        browser.click("15 phút");
        browser.await("document.querySelector('.strip .block.good')");
        // What is touched moves with the time.
        await().atMost(PageNode.SOON).pollInterval(Duration.ofSeconds(1)).until(() -> {
            hands.tap(".strip .block.good");
            return browser.run("document.querySelector('.facts') !== null").asBoolean();
        });
        assertThat(facts()).contains("ngay", "Kết quả", "Bằng chứng");
    }

    private String facts() {
        browser.await("document.querySelector('.facts')");
        return browser.run("document.querySelector('.facts').innerText").asText();
    }

    @Test
    void shouldMoveAndZoomTheTimelineByKeyboard() {
        enterTheTimeline();
        hands.tabTo("Dòng thời gian");
        hands.press("-");
        hands.press("-");
        browser.awaitText("00:00–00:00");
        hands.press("ArrowLeft");
        browser.awaitText("18:00–18:00");
        hands.press("+");
        browser.await("shown_() === 360");
        hands.press("Home");
        browser.await("document.querySelector('.now')");
    }

    @Test
    void shouldZoomTheTimelineByTheWheelAndByTwoFingers() {
        enterTheTimeline();
        hands.wheel(".strip svg", -3);
        browser.await("shown_() < 35");
        hands.wheel(".strip svg", 3);
        browser.await("shown_() === 60");
        hands.spread(".strip svg", 3);
        browser.await("shown_() < 25");
    }

    /** With {@code shown_()}, how many minutes are to be seen. */
    private void enterTheTimeline() {
        page.enter(page.operator(), "today");
        browser.await("document.querySelector('.strip .block')");
        browser.run("""
                window.shown_ = () => {
                  const [from, to] = document.querySelector('.tools').innerText.match(/\\d\\d:\\d\\d/g).slice(-2)
                    .map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
                  return (to - from + 1440) % 1440 || 1440;
                }; 0""");
    }

    @Test
    void shouldShowEarlierDaysAndWhyPlaysWereNotComplete() {
        page.enter(page.operator(), "today");
        browser.click("Cả ngày");
        browser.awaitText("00:00–00:00");
        String day = firstDay();
        browser.click("Sớm hơn");
        browser.await("document.querySelector('.day').dataset.day !== '" + day + "'");
        browser.click("Không trọn (4)");
        browser.await("document.querySelectorAll('.list tbody tr').length === 4");
        assertThat(browser.run("document.querySelector('.list tbody').innerText")
                        .asText())
                .containsSubsequence(
                        "bỏ lỡ", "nhường lịch ưu tiên hơn",
                        "gián đoạn", "máy mất điện hoặc khởi động lại",
                        "không phát được", "không có hình",
                        "bị cắt", "do phát khẩn");
        assertThat(browser.run("document.querySelectorAll('.strip .block.bad').length")
                        .asInt())
                .isPositive();
        browser.run("[...document.querySelectorAll('.list button.link')].at(-1).click()");
        assertThat(facts()).contains("bị cắt", "do phát khẩn", "00:04");
        for (int i = 1; i <= EarlierDays.DAYS; i++) {
            browser.click("Sớm hơn");
        }
        browser.awaitText("Không có gì trong khoảng này.");
    }

    @Test
    void shouldKeepTheChosenPlayMarkedWhileTheTimelineIsAskedAnew() {
        page.awaitPlays(2);
        page.enter(page.operator(), "today");
        browser.await("document.querySelector('.list tbody tr:nth-child(2)')");
        browser.run(
                "window.asked = 0; const ask = fetch;"
                        + " window.fetch = (path, ...more) => { asked += /plays\\?after=/.test(path); return ask(path, ...more); }; 0");
        browser.run("document.querySelector('.list tbody tr:nth-child(2) button').click()");
        browser.await("document.querySelectorAll('.list .chosen').length === 1");
        browser.click("6 giờ");
        browser.click("1 giờ");
        browser.await("asked > 0 && " + PageNode.LOOKED);
        browser.await("document.querySelectorAll('.list .chosen').length === 1"
                + " && document.querySelector('.strip .chosen')");
    }

    @Test
    void shouldCountByClipTopicLanguageAndDayByKeyboardAlone() {
        page.awaitPlays(2);
        page.enter(page.central(), "counts");
        browser.await("parseFloat(document.querySelector('.bar rect')?.getAttribute('width')) === 100");
        assertThat(namesOfFigures()).as("each clip by its title and its id").contains("Một\nmot", "Hai\nhai");
        hands.use("Chủ đề");
        browser.await("document.querySelector('.figures tbody th')?.innerText === 'nội dung khác'");
        hands.use("Ngôn ngữ");
        browser.await("document.querySelector('.figures tbody th')?.innerText === 'Tiếng Việt'");
        hands.use("Ngày");
        browser.await("/^\\d\\d\\/\\d\\d\\/\\d{4}$/.test(document.querySelector('.figures tbody th')?.innerText)");
    }

    @Test
    void shouldDrawTheDaysWithAScale() throws Exception {
        page.enter(page.central(), "counts");
        browser.click("7 ngày");
        browser.click("Ngày");
        browser.await("document.querySelectorAll('.plot rect').length === 7");
        assertThat(browser.run("[...document.querySelectorAll('.plot text')].map((mark) => mark.textContent).join(' ')")
                        .asText())
                .isEqualTo("100 200 300");
        assertThat(browser.run("[...document.querySelectorAll('.plot rect')].slice(0, 6)"
                                + ".map((day) => Math.round(day.getBoundingClientRect().height * 3"
                                + " / day.ownerSVGElement.clientHeight)).join(' ')")
                        .asText())
                .as("thirds of the day with the most")
                .isEqualTo("0 0 0 3 2 1");
        assertThat(page.violations()).isEmpty();
    }

    private String namesOfFigures() {
        return browser.run(
                        "[...document.querySelectorAll('.figures tbody th')].map((name) => name.innerText).join('\\n')")
                .asText();
    }

    @Test
    void shouldHandTheFiguresOver() throws Exception {
        page.awaitPlays(2);
        Path downloads = Files.createDirectories(page.folder().resolve("downloads"));
        browser.downloadTo(downloads);
        page.enter(page.central(), "counts");
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
        assertThat(browser.text()).contains("Một", "Phát nền", "thu-" + page.onAir());
        assertThat(browser.run("document.querySelector('.clip .hash').textContent")
                        .asText())
                .hasSize(64);
    }

    private static List<Path> find(Path where, String suffix) throws Exception {
        try (Stream<Path> files = Files.list(where)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
