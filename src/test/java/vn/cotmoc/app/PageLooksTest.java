// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.ui.Chromium;

/** The page on a phone, a wall and paper, over a thin line, and for people who see or move little. */
@Tag("L3")
final class PageLooksTest {
    private static final int PHONE_PX = 360;
    private static final int WALL_PX = 3840;
    private static final long THIN_BITS_A_SECOND = 1_000_000;

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
    void shouldFitAPhoneAndAWallInBothLanguages() {
        page.enter(page.technician(), "overview");
        browser.awaitText("Đang phát");
        for (String language : List.of("vi", "en")) {
            for (String view : PageNode.VIEWS) {
                browser.look(PHONE_PX, 740, false);
                page.show(view);
                assertThat(width()).as("%s %s", view, language).isLessThanOrEqualTo(PHONE_PX);
                browser.look(WALL_PX, 2160, true);
                assertThat(width()).as("%s %s", view, language).isLessThanOrEqualTo(WALL_PX);
            }
            browser.click(language.equals("vi") ? "English" : "Tiếng Việt");
        }
        assertThat(browser.run("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)")
                        .asDouble())
                .as("read from afar")
                .isGreaterThan(36);
    }

    private static int width() {
        return browser.run("document.documentElement.scrollWidth").asInt();
    }

    @Test
    void shouldOpenItsMenuOnAPhone() {
        browser.look(PHONE_PX, 740, false);
        page.enter(page.technician(), "overview");
        browser.click("Trang khác");
        browser.click("Số liệu");
        browser.awaitText("Tháng này");
        browser.await("!document.querySelector('nav').checkVisibility()");
    }

    @Test
    void shouldFindNothingWrongForPeopleWhoSeeOrMoveLittle() throws Exception {
        page.enter(page.technician(), "overview");
        browser.awaitText("Đang phát");
        for (String view : PageNode.VIEWS) {
            page.show(view);
            for (boolean dark : List.of(false, true)) {
                browser.look(1280, 800, dark);
                assertThat(page.violations()).as("%s dark=%s", view, dark).isEmpty();
            }
        }
        browser.look(PHONE_PX, 740, false);
        assertThat(page.violations()).as("phone").isEmpty();
        browser.click("Trang khác");
        browser.click("Đăng xuất");
        browser.awaitText("Mã do kỹ thuật viên cấp");
        assertThat(page.violations()).as("login").isEmpty();
    }

    @Test
    void shouldPrintWhatIsShownWithTheNodeAndTheDay() throws Exception {
        page.enter(page.technician(), "counts");
        page.show("counts");
        try (PDDocument paper = Loader.loadPDF(browser.pdf())) {
            assertThat(paper.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("Số liệu – thu-1", "Tháng này", "Tổng cộng")
                    .doesNotContain("Phát khẩn", "Tải CSV", "6 tháng");
        }
        page.show("playlists");
        try (PDDocument paper = Loader.loadPDF(browser.pdf())) {
            assertThat(paper.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("dev-key")
                    .doesNotContain("Đưa danh sách phát mới lên");
        }
    }

    @Test
    void shouldPaintWithinASecondOnAThinLine() {
        browser.slowDown(THIN_BITS_A_SECOND);
        // What else this machine has to do may hold up one, not each of them.
        await().atMost(PageNode.SOON).until(() -> firstPaintMs() < 1_000);
    }

    private static double firstPaintMs() {
        browser.open(URI.create("about:blank"));
        browser.open(page.site().address());
        browser.awaitText("Đăng nhập");
        return browser.run("performance.getEntriesByName('first-contentful-paint')[0].startTime")
                .asDouble();
    }

    @Test
    void shouldSendItsFilesOverTheLineOnce() {
        browser.open(page.site().address());
        browser.awaitText("Đăng nhập");
        assertThat(sentBytes()).isGreaterThan(30_000);
        browser.open(page.site().address());
        browser.run("location.reload()");
        browser.awaitText("Đăng nhập");
        // Of what is held the answer has a head alone, of 300 bytes as browsers count.
        browser.await("performance.getEntriesByType('resource').length > 20");
        assertThat(sentBytes()).isLessThan(15_000);
    }

    private static int sentBytes() {
        return browser.run("performance.getEntriesByType('resource').filter((one) => !one.name.includes('/api/'))"
                        + ".reduce((sum, one) => sum + one.transferSize, 0)")
                .asInt();
    }
}
