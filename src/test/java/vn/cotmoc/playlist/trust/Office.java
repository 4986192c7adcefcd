// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import vn.cotmoc.media.Facts;
import vn.cotmoc.media.Ffmpeg;
import vn.cotmoc.media.Probe;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.PlaylistFile;
import vn.cotmoc.playlist.ssh.AllowedSigners;
import vn.cotmoc.playlist.ssh.PersonalKey;
import vn.cotmoc.playlist.ssh.SshKeygen;

/** Where playlists are written and sealed: real media, a real key, in a folder of its own. */
public final class Office {
    public static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    private final Path folder;
    private final Path key;
    private volatile String more = "";

    public Office(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.createDirectories(folder.resolve("media"));
        Ffmpeg.h264(folder.resolve("media/phim.mp4"), 1);
        Ffmpeg.still(folder.resolve("media/quoc-hoa.png"), "320x180");
        key = new SshKeygen(folder).key("lan", "ed25519");
    }

    public Path folder() {
        return folder;
    }

    public Path key() {
        return key;
    }

    /** From now on nodes trust these too: lines of {@code allowed_signers}. */
    public void trust(String lines) {
        more = lines;
    }

    public AllowedSigners signers() {
        return AllowedSigners.parse(signersText(), "signers", ZoneId.of("UTC"));
    }

    public String signersText() {
        return "van-phong@tay-ninh namespaces=\"playlist@cotmoc,takeover@cotmoc\" "
                + SshKeygen.publicKey(key).line() + "\n" + more;
    }

    /** A playlist of a film and a still; {@code more} stands among its members. */
    public Path playlist(int version, String more) {
        return playlist("moc-bai", version, more);
    }

    public Path playlist(String id, int version, String more) {
        return write(id + ".yaml", """
                playlist: %s
                version: %d
                nodes: [moc-bai-1]
                %s
                clips:
                  - {id: phim, title: Phân giới cắm mốc, file: media/phim.mp4, topic: bien-gioi, language: vi, source: tinh}
                  - {id: quoc-hoa, title: Quốc hoa, file: media/quoc-hoa.png, topic: dat-nuoc, language: vi, source: bo, duration: 7s}
                schedule:
                  - {slot: trong-ngay, between: ["06:00", "22:00"], clips: [phim]}
                filler: [quoc-hoa]
                """.formatted(id, version, more));
    }

    Path write(String name, String yaml) {
        try {
            return Files.writeString(folder.resolve(name), yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public Sealing.Sealed seal(Path playlist) {
        return seal(playlist, NOW);
    }

    public Sealing.Sealed seal(Path playlist, Instant now) {
        return seal(playlist, key, now);
    }

    /** What {@code cotmoc seal} does once the check has found nothing wrong. */
    static Sealing.Sealed seal(Path playlist, Path key, Instant now) {
        Map<String, Facts> facts = new HashMap<>();
        for (Clip clip : PlaylistFile.read(playlist).playlist().clips()) {
            facts.put(clip.id(), Probe.look(playlist.resolveSibling(clip.file())));
        }
        return Sealing.seal(playlist, facts, new PersonalKey(key, false), now);
    }
}
