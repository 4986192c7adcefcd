// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playlist.Clip;

/**
 * Lengths given in place of media, which then need not exist: JSON {@code {clipId: ms}}. A video that is not in it is looked
 * for after all; a still is shown as long as its playlist says.
 *
 * @param msByClip whole ms from 1
 * @param others the media themselves
 */
public record Durations(Map<String, Long> msByClip, ClipMedia others) implements ClipMedia {
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    public Durations {
        msByClip = Map.copyOf(msByClip);
    }

    /**
     * Reads a file of durations.
     *
     * @throws Fault REFUSED {@code durations-unreadable} or {@code durations-shape}
     */
    public static Durations read(Path file, ClipMedia others) {
        try {
            return new Durations(lengths(file, JSON.readTree(Files.readAllBytes(file))), others);
        } catch (NoSuchFileException e) {
            throw Fault.refused("durations-unreadable", file, "—").causedBy(e);
        } catch (IOException e) {
            String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw Fault.refused("durations-unreadable", file, said).causedBy(e);
        }
    }

    private static Map<String, Long> lengths(Path file, JsonNode json) {
        if (!json.isObject()) {
            throw Fault.refused("durations-shape", file, "/");
        }
        Map<String, Long> lengths = new HashMap<>();
        json.properties().forEach(entry -> {
            JsonNode ms = entry.getValue();
            if (!ms.isIntegralNumber() || !ms.canConvertToLong() || ms.asLong() < 1) {
                throw Fault.refused("durations-shape", file, "/" + entry.getKey());
            }
            lengths.put(entry.getKey(), ms.asLong());
        });
        return lengths;
    }

    @Override
    public Look look(Clip clip) {
        if (clip.kind() == Clip.Kind.STILL) {
            return new Playable(clip.durationMs(), null);
        }
        Long ms = msByClip.get(clip.id());
        return ms == null ? others.look(clip) : new Playable(ms, null);
    }
}
