// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.time.Instant;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.media.Sha256;
import vn.cotmoc.playlist.PlaylistFile;
import vn.cotmoc.playlist.Reading;
import vn.cotmoc.playlist.ssh.AllowedSigners;
import vn.cotmoc.playlist.ssh.SshSignature;

/**
 * A playlist as it travels: {@code {"payload": base64, "signature": "-----BEGIN SSH SIGNATURE-----…"}}. Immutable. Holding
 * one says nothing yet about whose it is.
 */
public final class SealedPlaylist {
    /** What the signature is for. */
    public static final String NAMESPACE = "playlist@cotmoc";

    /** Room for the largest playlist as base64 and for its signature. */
    public static final int MAX_BYTES = SealedFile.MAX_BYTES;

    private final SealedFile file;

    SealedPlaylist(byte[] payload, String signature) {
        this(new SealedFile(payload, signature));
    }

    private SealedPlaylist(SealedFile file) {
        this.file = file;
    }

    /**
     * Reads a sealed file, of exactly the two members.
     *
     * @throws Fault REFUSED {@code signature-missing} for an object without a signature, {@code sealed-malformed} for
     *     anything else
     */
    public static SealedPlaylist parse(byte[] file) {
        return new SealedPlaylist(SealedFile.parse(file));
    }

    /** As it is written to a file; {@link #parse} reads it. */
    public byte[] toBytes() {
        return file.toBytes();
    }

    /** What was signed: UTF-8 JSON. */
    public byte[] payload() {
        return file.payload().clone();
    }

    /** Of the payload, in lower-case hex: what the playlist is known by. */
    public String sha256() {
        return Sha256.of(file.payload());
    }

    /**
     * Who sealed it.
     *
     * @param now judges how long keys are valid
     * @return the principal as {@code allowed_signers} has it
     * @throws Fault REFUSED {@code signature-…}, {@code key-type}: see {@link SshSignature#parse} and
     *     {@link AllowedSigners#principalOf}
     */
    public String signedBy(AllowedSigners signers, Instant now) {
        return file.signedBy(signers, NAMESPACE, now);
    }

    /**
     * What it says, with all its defects.
     *
     * @param name the file as its user named it, for the problems
     */
    public Reading read(String name) {
        return PlaylistFile.readPayload(name, file.payload());
    }
}
