// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.ui;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Pictures of the page of a node that runs: {@code ADDRESS TOKEN FOLDER [VIEW,… [LANGUAGE,… [WIDTHxHEIGHT,…]]]}, light and
 * dark. Those of the README are made with {@code ./cotmoc demo} running.
 */
public final class PageScreenshots {
    private PageScreenshots() {}

    public static void main(String... args) throws Exception {
        URI address = URI.create(args[0]);
        Path folder = Files.createDirectories(Path.of(args[2]));
        List<String> views = list(args, 3, "overview,today,incidents,counts,playlists,clips,takeover,audit");
        try (var browser = new Chromium()) {
            for (String language : list(args, 4, "vi,en")) {
                enter(browser, address, args[1], language);
                for (String size : list(args, 5, "1280x800,360x740,3840x2160")) {
                    for (String view : views) {
                        take(browser, address, view, language, size, folder);
                    }
                }
            }
            browser.troubles().forEach(System.err::println);
        }
    }

    private static List<String> list(String[] args, int at, String preset) {
        return List.of((args.length > at ? args[at] : preset).split(",", -1));
    }

    private static void enter(Chromium browser, URI address, String token, String language) {
        browser.open(address);
        browser.await("location.href.startsWith('http')");
        browser.run("localStorage.setItem('cotmoc-language', '" + language + "')");
        browser.run("fetch('/api/v1/session', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: "
                + Chromium.quoted("{\"token\":\"" + token + "\"}") + "}).then(one => one.status)");
    }

    private static void take(Chromium browser, URI address, String view, String language, String size, Path folder)
            throws Exception {
        int width = Integer.parseInt(size.split("x", 2)[0]);
        int height = Integer.parseInt(size.split("x", 2)[1]);
        for (boolean dark : List.of(false, true)) {
            browser.look(width, height, dark);
            browser.open(URI.create("about:blank"));
            browser.open(address.resolve("/#/" + view));
            browser.await("document.querySelector('footer')");
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
            byte[] png = browser.screenshot(false);
            Files.write(folder.resolve("%s-%s-%d%s.png".formatted(view, language, width, dark ? "-dark" : "")), png);
        }
    }
}
