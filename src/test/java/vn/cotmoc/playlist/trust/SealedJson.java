// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import vn.cotmoc.media.Sha256;
import vn.cotmoc.playlist.ssh.NodeKey;

/** Sealed playlists made without ssh-keygen and ffmpeg, by the hundred. */
public final class SealedJson {
    private SealedJson() {}

    /** A payload of a film and a still; {@code more} are members, each with its comma. */
    public static String payload(String id, int version, Instant sealedAt, String more, byte[] film, byte[] still) {
        return """
                {"playlist":"%s","version":%d,"nodes":["moc-bai-1"],%s"clips":[
                {"id":"phim","title":"Phân giới cắm mốc","file":"phim.mp4","topic":"bien-gioi","language":"vi",
                 "source":"tinh","kind":"video","sha256":"%s","bytes":%d,"durationMs":30000,"width":1280,"height":720},
                {"id":"quoc-hoa","title":"Quốc hoa","file":"hoa.png","topic":"dat-nuoc","language":"vi",
                 "source":"bo","kind":"still","sha256":"%s","bytes":%d,"durationMs":10000,"width":1280,"height":720}],
                "schedule":[{"slot":"trong-ngay","between":["06:00","22:00"],"clips":["phim"]}],
                "filler":["quoc-hoa"],"sealedAt":"%s"}
                """.formatted(id, version, more, Sha256.of(film), film.length, Sha256.of(still), still.length, sealedAt);
    }

    public static byte[] seal(NodeKey key, String payload) {
        byte[] bytes = payload.getBytes(UTF_8);
        return new SealedPlaylist(
                        bytes, key.sign(bytes, SealedPlaylist.NAMESPACE).armoured())
                .toBytes();
    }
}
