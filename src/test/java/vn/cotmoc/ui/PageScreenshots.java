// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.ui;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Pictures of the page of a node that runs. {@code ADDRESS TOKEN} makes those of the README, with {@code ./cotmoc demo} running
 * for some minutes; {@code ADDRESS TOKEN FOLDER [VIEW,… [LANGUAGE,… [WIDTHxHEIGHT,…]]]} all there are, light and dark.
 * Views are the page's own, and {@code login}.
 */
public final class PageScreenshots {
    private static final Path README = Path.of("src/site/markdown/images");
    private static final String ALL = "overview,today,incidents,counts,playlists,clips,takeover,audit,login";

    private final Chromium browser;
    private final URI address;
    private final String token;

    private PageScreenshots(Chromium browser, URI address, String token) {
        this.browser = browser;
        this.address = address;
        this.token = token;
    }

    public static void main(String... args) throws Exception {
        try (var browser = new Chromium()) {
            var pictures = new PageScreenshots(browser, URI.create(args[0]), args[1]);
            if (args.length == 2) {
                pictures.takeThoseOfTheReadme();
            } else {
                pictures.takeAll(
                        Files.createDirectories(Path.of(args[2])),
                        list(args, 3, ALL),
                        list(args, 4, "vi,en"),
                        list(args, 5, "1280x800,360x740,3840x2160"));
            }
            browser.troubles().forEach(System.err::println);
        }
    }

    private static List<String> list(String[] args, int at, String preset) {
        return List.of((args.length > at ? args[at] : preset).split(",", -1));
    }

    private void takeThoseOfTheReadme() throws Exception {
        enter("vi");
        keepSmall("page", take("overview", 1280, 720, false));
        keepSmall("timeline", take("today", 1280, 800, false));
        keepSmall("phone", take("overview", 360, 740, true));
        keepSmall("wall", take("overview", 3840, 2160, true));
        enter("en");
        keepSmall("english", take("counts", 1280, 800, false));
    }

    private void takeAll(Path folder, List<String> views, List<String> languages, List<String> sizes) throws Exception {
        for (String language : languages) {
            for (String size : sizes) {
                enter(language);
                int width = Integer.parseInt(size.split("x", 2)[0]);
                int height = Integer.parseInt(size.split("x", 2)[1]);
                for (String view : views) {
                    for (boolean dark : List.of(false, true)) {
                        String name = "%s-%s-%d%s.png".formatted(view, language, width, dark ? "-dark" : "");
                        Files.write(folder.resolve(name), take(view, width, height, dark));
                    }
                }
            }
        }
    }

    private void enter(String language) {
        browser.forgetCookies();
        browser.open(address);
        browser.await("location.href.startsWith('http')");
        browser.run("localStorage.setItem('cotmoc-language', '" + language + "')");
        browser.run("fetch('/api/v1/session', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: "
                + Chromium.quoted("{\"token\":\"" + token + "\"}") + "}).then(one => one.status)");
    }

    private byte[] take(String view, int width, int height, boolean dark) {
        browser.look(width, height, dark);
        browser.open(URI.create("about:blank"));
        if (view.equals("login")) {
            browser.forgetCookies();
        }
        browser.open(address.resolve("/#/" + view));
        browser.await(view.equals("login") ? "document.querySelector('#token')" : "document.querySelector('footer')");
        if (view.equals("overview")) {
            browser.await("document.querySelector('.glass img')?.naturalWidth");
        }
        browser.await("!document.querySelector('[role=status].quiet')");
        browser.await(
                "[...document.images].every((one) => one.naturalWidth || one.getBoundingClientRect().top > innerHeight)");
        int whole = width < 500
                ? browser.run("document.documentElement.scrollHeight").asInt()
                : height;
        browser.look(width, Math.min(whole, 4_000), dark);
        return browser.screenshot(false);
    }

    /** With a palette of its own: a third of the bytes, and nobody sees it. */
    private static void keepSmall(String name, byte[] png) throws IOException, InterruptedException {
        Path whole = Files.write(Files.createTempFile(name, ".png"), png);
        Path small = README.resolve(name + ".png");
        String palette =
                "split[one][two];[one]palettegen=max_colors=100:stats_mode=full[p];[two][p]paletteuse=dither=none";
        int left = new ProcessBuilder(
                        "ffmpeg", "-v", "error", "-y", "-i", whole.toString(), "-vf", palette, small.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (left != 0) {
            throw new IOException("ffmpeg made no " + small);
        }
        Files.delete(whole);
    }
}
