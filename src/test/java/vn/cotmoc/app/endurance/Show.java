// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import vn.cotmoc.media.strip.StripClips;

/**
 * What a node is given to play: three clips that carry their numbers, round the clock. Beside it the same of somebody whom no
 * node trusts, with a clip that must never be seen.
 */
final class Show {
    static final String ID = "thu";
    static final int FORGED_CLIP = 99;
    private static final Map<Integer, Integer> CLIPS_MS = Map.of(1, 4_000, 2, 5_000, 3, 6_000);
    private static final String PLAYLIST = """
            playlist: thu
            version: %d
            nodes: ["*"]
            clips:
            %s
              - {id: the, title: Thẻ chờ, file: the.png, topic: khac, language: vi, source: tinh}
            schedule:
              - {slot: ngay, between: ["00:00", "24:00"], clips: [%s]}
            filler: [the]
            """;

    private final byte[] sealed;
    private final byte[] forged;

    private Show(byte[] sealed, byte[] forged) {
        this.sealed = sealed;
        this.forged = forged;
    }

    /** Seals it with the node's own trial key, and puts it on air. */
    static Show putOn(InstalledNode node) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(node.folder().resolve("show"));
        Files.copy(Path.of("playlists/media/cum-thong-tin-doi-ngoai.png"), folder.resolve("the.png"));
        Path playlist = playlist(folder, 1, CLIPS_MS);
        node.push(playlist);
        byte[] sealed = seal(node, playlist, node.data().resolve("dev-key"));
        Path strange = folder.resolve("strange-key");
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", strange.toString())
                .start()
                .waitFor();
        return new Show(sealed, seal(node, playlist(folder, 2, Map.of(FORGED_CLIP, 4_000)), strange));
    }

    /** The clip of that number. */
    static String clip(int number) {
        return "clip-" + number;
    }

    byte[] sealed() {
        return sealed.clone();
    }

    byte[] forged() {
        return forged.clone();
    }

    private static byte[] seal(InstalledNode node, Path playlist, Path key) throws IOException {
        Path out = playlist.resolveSibling("sealed.json");
        node.succeed("seal", playlist.toString(), "--key", key.toString(), "--out", out.toString());
        return Files.readAllBytes(out);
    }

    private static Path playlist(Path folder, int version, Map<Integer, Integer> clipsMs)
            throws IOException, InterruptedException {
        StringBuilder clips = new StringBuilder();
        for (var clip : clipsMs.entrySet()) {
            Path file = StripClips.make(folder, clip.getKey(), 30, 1280, 720, clip.getValue(), true);
            clips.append("  - {id: %s, title: %s, file: %s, topic: khac, language: vi, source: tinh}%n"
                    .formatted(clip(clip.getKey()), clip.getKey(), file.getFileName()));
        }
        String ids = clipsMs.keySet().stream().sorted().map(Show::clip).collect(Collectors.joining(", "));
        Path file = folder.resolve("thu-" + version + ".yaml");
        Files.writeString(file, PLAYLIST.formatted(version, clips.toString().stripTrailing(), ids));
        return file;
    }
}
