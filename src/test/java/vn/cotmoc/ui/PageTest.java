// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.http.Route;
import vn.cotmoc.http.Service;
import vn.cotmoc.http.TestServer;

@Tag("L3")
class PageTest {
    private static final int MOST_BYTES = 150 * 1024;
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href|from)[= ]\"([^\"#]+)\"");

    @TempDir
    Path data;

    private TestServer node;

    @BeforeEach
    void serve() {
        var any = new ObjectMapper().createObjectNode().put("type", "object");
        var schemas =
                Map.<String, com.fasterxml.jackson.databind.JsonNode>of("Problem", any, "Login", any, "Session", any);
        node = new TestServer(data, new Service(Page.routes(), Map.of(), schemas, "1"));
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void shouldServeItsFilesToEverybodyUnderAPolicyWithoutInline() {
        int bytes = 0;
        for (Route route : Page.routes()) {
            HttpResponse<String> file = node.get("", route.template());
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Type"))
                    .hasValue(route.gives().types().get(0));
            assertThat(file.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .startsWith("default-src 'none'")
                    .doesNotContain("unsafe");
            bytes += file.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        }
        assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void shouldSendAFileOnceToABrowserThatKeepsIt() throws Exception {
        HttpResponse<String> first = node.get("", "/page.js");
        String name = first.headers().firstValue("ETag").orElseThrow();
        for (String held : List.of(name, "W/" + name, "\"other\", " + name, "*", name.replaceAll("\"$", "--gzip\""))) {
            HttpResponse<String> again = node.send(
                    node.ask("", "/page.js").header("If-None-Match", held).header("Accept-Encoding", "gzip"));
            assertThat(again.statusCode()).as(held).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("Cache-Control")).hasValue("no-cache");
        }
        HttpResponse<String> other = node.send(node.ask("", "/page.js").header("If-None-Match", "\"other\""));
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(first.body());
    }

    @Test
    void shouldNeedNothingFromElsewhere() {
        for (Route route : Page.routes()) {
            String file = node.get("", route.template()).body();
            assertThat(file.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://", "https://");
            assertThat(file).doesNotContain("style=\"", "onclick=", "<style", "eval(", "new Function");
            if (!route.template().equals("/preact.js")) {
                assertThat(file).doesNotContain("innerHTML", "dangerously");
            }
            references(file)
                    .forEach(path -> assertThat(node.get("", path).statusCode())
                            .as("%s, named in %s", path, route.template())
                            .isEqualTo(200));
        }
    }

    private static Stream<String> references(String file) {
        return REFERENCE.matcher(file).results().map(PageTest::path).distinct();
    }

    private static String path(MatchResult reference) {
        return "/" + reference.group(1).replaceFirst("^\\./", "");
    }
}
