// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.cotmoc.health.PanelScene;
import vn.cotmoc.health.novastar.NovastarSimulator;
import vn.cotmoc.media.Ffmpeg;
import vn.cotmoc.ui.Chromium;
import vn.cotmoc.ui.Hands;

/** What the page tells when something is wrong, and what people do about it there. */
@Tag("L3")
final class PageTroublesTest {
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    /** Silence of 6 s, and what the browser takes to show it. */
    private static final Duration LOST = Duration.ofSeconds(10);

    @RegisterExtension
    static final PageExtension GATE = new PageExtension().withPanel().withDarkScreen();

    private final PageNode page;
    private final NovastarSimulator panel;
    private final Chromium browser;
    private final Hands hands;

    PageTroublesTest(PageNode page, NovastarSimulator panel) {
        this.page = page;
        this.panel = panel;
        browser = page.browser();
        hands = page.hands();
    }

    @Test
    void shouldSayThatTheLineIsLostAndGoOnWhenItIsBack() throws Exception {
        try (var line = new CableLine(page.site().address())) {
            page.enter(line.address(), page.operator(), "overview");
            browser.await("document.querySelector('.glass:not(.old) img')");
            line.pull();
            browser.awaitText("Mất liên lạc với máy phát", LOST);
            browser.await("document.querySelector('.glass.old')");
            browser.awaitText("Hình cũ");
            assertThat(browser.run("document.querySelector('.state').innerText").asText())
                    .isEqualTo("Chưa rõ");
            assertThat(browser.run("document.title").asText()).startsWith("■");
            assertThat(page.violations()).isEmpty();
            line.putBack();
            browser.await("!document.body.innerText.includes('Mất liên lạc')");
            browser.await("document.querySelector('.glass:not(.old) img')");
        }
    }

    /** A TCP connection sends what was lost ever less often: nobody can wait for it. */
    @Test
    void shouldGoOnWhenTheLineIsBackThoughItsAttemptsMeanwhileWereLostForGood() throws Exception {
        browser.beginWith("""
                const ask = fetch; window.tries = 0;
                window.fetch = (path, ...more) => { tries += String(path).endsWith('/events'); return ask(path, ...more); };""");
        try (var line = new CableLine(page.site().address(), true)) {
            page.enter(line.address(), page.operator(), "overview");
            browser.await("document.querySelector('.glass:not(.old) img')");
            int before = browser.run("tries").asInt();
            line.pull();
            passSevenSeconds();
            browser.awaitText("Mất liên lạc với máy phát", LOST);
            browser.await("tries > " + before);
            line.putBack();
            passSevenSeconds();
            browser.await("!document.body.innerText.includes('Mất liên lạc')");
            browser.await("document.querySelector('.glass:not(.old) img')");
        }
    }

    /** As the page sees it. */
    private void passSevenSeconds() {
        browser.run("{ const now = Date.now; Date.now = () => now() + 7_000; } 0");
    }

    @Test
    void shouldAskAgainForASessionThatItCannotAskForAndTakeNobodyForAStranger() {
        page.enter(page.operator(), "overview");
        browser.holdBack("*/api/v1/session*");
        browser.run("location.reload()");
        browser.awaitText("Máy phát không trả lời.");
        assertThat(browser.run("document.querySelector('#token') === null").asBoolean())
                .isTrue();
        browser.holdBack();
        browser.await("document.querySelector('nav')");
    }

    @Test
    void shouldTellOfEachScreenTheWorstOfItsStateAndItsPanel() throws Exception {
        page.enter(page.operator(), "overview");
        awaitTone("man", "good");
        awaitTone("ben", "dim");
        assertThat(browser.text()).contains("Tắt theo giờ", "Đang ngoài giờ hoạt động");
        assertThat(page.violations()).isEmpty();

        panel.show(PanelScene.WELL.withoutSignal());
        awaitTone("man", "bad");
        browser.await("document.querySelector('.brand [role=status] .chip.bad')");
        assertThat(browser.run("document.querySelector('[data-screen=man] .state').innerText")
                        .asText())
                .isEqualTo("Sự cố");
        awaitTone("ben", "dim");
        assertThat(page.violations()).isEmpty();

        page.show("incidents");
        browser.await("document.querySelector('.incident')?.innerText.includes('panel-no-signal')");
        chooseScreen("ben");
        browser.awaitText("Không có sự cố nào đang mở.");
        chooseScreen("man");
        browser.await("document.querySelector('.incident')");

        panel.show(PanelScene.WELL);
        page.show("overview");
        awaitTone("man", "good");
        browser.awaitText("Hoạt động tốt");
    }

    private void awaitTone(String screen, String tone) {
        browser.await("document.querySelector('[data-screen=" + screen + "] .state .chip." + tone + "')");
    }

    private void chooseScreen(String screen) {
        browser.run("((one) => { one.value = '" + screen + "';"
                + " one.dispatchEvent(new Event('change', {bubbles: true})); })(document.querySelector('select'))");
    }

    @Test
    void shouldSayThatAPictureIsOldThoughTheLineHolds() {
        page.enter(page.operator(), "overview");
        browser.await("document.querySelector('.glass img') && !document.querySelector('.glass.old')");
        browser.holdBack("*snapshot.png*");
        browser.run("const now = Date.now; Date.now = () => now() + 13_000; 0");
        browser.await("document.querySelector('.glass.old')?.innerText.includes('Hình cũ, đọc lại lúc')"
                + " && !document.body.innerText.includes('Mất liên lạc')");
    }

    @Test
    void shouldTurnRedWithinFiveSecondsOfAFaultAndGreenWhenItIsOver() {
        page.enter(page.operator(), "overview");
        browser.awaitText("Hoạt động tốt");
        assertThat(browser.run("name_(document.querySelector('.brand [role=status]'))")
                        .asText())
                .as("said aloud when it changes, on each view")
                .isEqualTo("Hoạt động tốt");
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
    void shouldLetTheOperatorTakeAnIncidentOnAndPutItRightByKeyboardAlone() throws Exception {
        Ffmpeg.standing(page.folder().resolve("den.mp4"), "color=c=black", 3);
        page.push("den", """
                  - {id: den, title: Đen, file: den.mp4, topic: khac, language: vi, source: tinh}
                """.replaceAll("(?m)^ +", "  "));
        page.enter(page.operator(), "overview");
        browser.awaitText("clip den");
        browser.awaitText("Việc cần làm");
        hands.use("Nhận xử lý");
        browser.awaitText("lan đã nhận");
        assertThat(page.violations()).isEmpty();

        hands.use("Sự cố");
        hands.use("Đã khắc phục");
        hands.tabTo("Nguyên nhân và cách khắc phục");
        assertThat(page.violations()).isEmpty();
        hands.write("Đã gửi lại clip");
        hands.use("Đã khắc phục");
        browser.await("!document.querySelector('dialog')");
        hands.use("Đã đóng");
        browser.awaitText("Đã gửi lại clip");
        page.push("mot, hai", "");

        page.enter(page.central(), "incidents");
        browser.click("Tất cả");
        browser.awaitText("Đã gửi lại clip");
        assertThat(browser.text()).doesNotContain("Nhận xử lý");
    }
}
