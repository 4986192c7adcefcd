// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import vn.cotmoc.fault.Text;

/** What a node answers to a push or a rollback, for people: how the playlist stands, and what is different now. */
record DeliveryText(Console console) {
    void print(JsonNode answer, boolean dryRun) {
        Text state = Text.of("cli.state-" + answer.path("state").asText());
        console.say(
                dryRun ? "cli.would-stand" : "cli.stands",
                answer.path("id").asText(),
                answer.path("version").asText(),
                state);
        print("cli.slots", answer.path("diff").path("slots"));
        print("cli.clips", answer.path("diff").path("clips"));
        printNextDay(answer.at("/next24h/plays"));
        if (!answer.path("missingMedia").isEmpty()) {
            console.say("cli.missing-media", answer.path("missingMedia").size());
        }
    }

    private void printNextDay(JsonNode plays) {
        List<String> words = new ArrayList<>();
        plays.properties()
                .forEach(clip -> words.add("%s %d → %d"
                        .formatted(
                                clip.getKey(),
                                clip.getValue().path("before").asInt(),
                                clip.getValue().path("after").asInt())));
        if (!words.isEmpty()) {
            console.say("cli.next-day", String.join(", ", words));
        }
    }

    private void print(String key, JsonNode changes) {
        List<String> words = new ArrayList<>();
        changes.path("added").forEach(id -> words.add("+" + id.asText()));
        changes.path("changed").forEach(id -> words.add("~" + id.asText()));
        changes.path("removed").forEach(id -> words.add("-" + id.asText()));
        if (!words.isEmpty()) {
            console.say(key, String.join(" ", words));
        }
    }
}
