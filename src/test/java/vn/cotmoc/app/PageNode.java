// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.ui.Chromium;
import vn.cotmoc.ui.Hands;

/** A node that plays clips, people with tokens of each role, and a browser before its page. */
final class PageNode implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(30);
    static final List<String> VIEWS =
            List.of("overview", "today", "incidents", "counts", "playlists", "clips", "takeover", "audit");
    /** The view has asked the node all it wants to know. */
    static final String LOOKED = "!document.querySelector('[role=status].quiet')";

    private final Path folder;
    private final Site site;
    private final Node node;
    private final String operator;
    private final String technician;
    private final String central;
    private final Chromium browser;
    private final Hands hands;
    private int highest;

    /** Plays from the constructor's end on; the folder is gone at the end. */
    PageNode(Site site, Path folder) throws Exception {
        this.folder = folder;
        this.site = site;
        node = new Node(site.settings());
        operator = site.token("lan", Role.OPERATOR);
        technician = site.token("minh", Role.TECHNICIAN);
        central = site.token("so", Role.CENTRAL);
        push("mot, hai", "");
        browser = new Chromium();
        hands = new Hands(browser);
        awaitState("playing");
    }

    /** An empty browser in the office. */
    void startAnew() {
        browser.startAnew();
        browser.look(1280, 800, false);
    }

    void assertNoTrouble() {
        assertThat(browser.troubles())
                .as("scripts that threw, and what the page's policy refused")
                .isEmpty();
    }

    Path folder() {
        return folder;
    }

    Site site() {
        return site;
    }

    Chromium browser() {
        return browser;
    }

    Hands hands() {
        return hands;
    }

    String operator() {
        return operator;
    }

    String technician() {
        return technician;
    }

    String central() {
        return central;
    }

    /** A version of the playlist that nobody had yet. */
    int nextVersion() {
        return ++highest;
    }

    /**
     * Puts the next version on air.
     *
     * @param more clips, as lines of YAML
     */
    void push(String clips, String more) {
        site.push(technician, site.seal(nextVersion(), clips, more));
    }

    /** Puts an earlier version on air. */
    void rollBack(int version) {
        byte[] order = "{\"to\": %d}".formatted(version).getBytes(StandardCharsets.UTF_8);
        assertThat(site.post(technician, "/api/v1/playlists/thu/rollback", order)
                        .statusCode())
                .isEqualTo(200);
    }

    /** Until so many rows of plays are written. */
    void awaitPlays(int many) {
        await().atMost(SOON).until(() -> site.plays(technician).size() >= many);
    }

    int onAir() {
        return site.json(operator, "/api/v1/status").at("/playlist/version").intValue();
    }

    void awaitState(String wanted) {
        await().atMost(SOON)
                .until(() -> site.json(operator, "/api/v1/status")
                        .at("/screens/0/state")
                        .asText()
                        .equals(wanted));
    }

    void enter(String token, String view) {
        enter(site.address(), token, view);
    }

    void enter(URI address, String token, String view) {
        browser.forgetCookies();
        browser.open(address);
        browser.type("Mã truy cập", token);
        hands.press("Enter");
        browser.await("document.querySelector('nav')");
        browser.run("location.hash = '#/" + view + "'");
    }

    /** Goes to a view and waits until all of it is there. */
    void show(String view) {
        browser.run("location.hash = '#/" + view + "'");
        browser.await("document.querySelector('nav a[href$=" + view + "]')?.ariaCurrent === 'page' && " + LOOKED);
    }

    /** In the language of the page, whichever it is, by the button that changes it. */
    void speak(String language) {
        if (!browser.run("document.documentElement.lang").asText().equals(language)) {
            browser.run("find_('button', '" + (language.equals("en") ? "English" : "Tiếng Việt") + "').click()");
            browser.await("document.documentElement.lang === '" + language + "'");
        }
    }

    /** What axe-core has to say: rule and place. */
    String violations() throws Exception {
        return violations("{}");
    }

    /** What it has to say of colours alone, which is all that dark and light differ in. */
    String contrasts() throws Exception {
        return violations("{runOnly: ['color-contrast']}");
    }

    private String violations(String options) throws Exception {
        if (!browser.run("Boolean(window.axe)").asBoolean()) {
            browser.run(Files.readString(Path.of("src/test/resources/vn/cotmoc/ui/axe.js"), StandardCharsets.UTF_8)
                    + "; 0");
        }
        return browser.run(
                        "axe.run(document, " + options + ").then((found) => found.violations.map((one) => one.id + ': '"
                                + " + one.nodes.map((node) => node.html + ' ' + node.failureSummary).join('\\n')).join('\\n'))")
                .asText();
    }

    @Override
    public void close() throws Exception {
        browser.close();
        node.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
