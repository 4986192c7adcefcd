// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import vn.cotmoc.fault.Language;

/** The incidents of a node, as they are told to whoever asks. */
record Alarms(Site site, String token) {
    private static final Duration LOOK = Duration.ofMillis(50);
    /** By so much what is told may be heard later: two looks and their answers. */
    private static final Duration HEARING = Duration.ofMillis(150);

    /** {@code -Dcotmoc.slack=1} holds a node to its promises, on a machine that has nothing else to do. */
    private static final int SLACK = Integer.getInteger("cotmoc.slack", 4);

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Awaits one of that code on that screen, empty: on none, which says this in Vietnamese and that in English; its id. */
    String awaitOpen(String code, String screen, Duration most, String vietnamese, String english) {
        String id = awaitOpen(code, screen, most);
        assertThat(sentence(code, screen, Language.VI)).isEqualTo(vietnamese);
        assertThat(sentence(code, screen, Language.EN)).isEqualTo(english);
        return id;
    }

    /** Of one that is open. */
    String sentence(String code, String screen, Language language) {
        return find("open", code, screen, language)
                .orElseThrow()
                .path("sentence")
                .asText();
    }

    /** Awaits one whatever it says; returns its id. */
    String awaitOpen(String code, String screen, Duration most) {
        await(code + " opens")
                .pollInterval(LOOK)
                .atMost(most.multipliedBy(SLACK).plus(HEARING))
                .until(() -> find("open", code, screen, Language.VI).isPresent());
        return find("open", code, screen, Language.VI).orElseThrow().path("id").asText();
    }

    /** Awaits the end of what is open; returns how it stands in the record. */
    JsonNode awaitClosed(String code, String screen) {
        await(code + " closes")
                .pollInterval(LOOK)
                .atMost(SOON)
                .until(() -> find("open", code, screen, Language.VI).isEmpty());
        return find("closed", code, screen, Language.VI).orElseThrow();
    }

    /** The last one. */
    private Optional<JsonNode> find(String state, String code, String screen, Language language) {
        JsonNode all = site.json(token, "/api/v1/incidents?state=" + state, language);
        return StreamSupport.stream(all.spliterator(), false)
                .filter(incident -> incident.path("code").asText().equals(code)
                        && incident.path("screen").asText("").equals(screen))
                .reduce((first, second) -> second);
    }
}
