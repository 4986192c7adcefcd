// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import java.util.Base64;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;

/** Base64 between a BEGIN and an END line, as OpenSSH writes keys and signatures. */
enum Armour {
    SIGNATURE("SSH SIGNATURE", "signature-malformed"),
    PRIVATE_KEY("OPENSSH PRIVATE KEY", "key-malformed");

    /** Several times the largest that an Ed25519 key can bring about, comments and namespaces included. */
    static final int MAX_CHARS = 16 * 1024;

    private static final int LINE_CHARS = 70;

    private final String begin;
    private final String end;
    private final String faultCode;

    Armour(String label, String faultCode) {
        this.begin = "-----BEGIN " + label + "-----";
        this.end = "-----END " + label + "-----";
        this.faultCode = faultCode;
    }

    /** @throws Fault REFUSED when the text is too long, is not so armoured or is not base64 */
    byte[] open(String text) {
        String trimmed = text.length() > MAX_CHARS ? "" : text.strip();
        if (!trimmed.startsWith(begin) || !trimmed.endsWith(end) || trimmed.length() < begin.length() + end.length()) {
            throw Fault.refused(faultCode, Text.of("ssh.not-armoured", begin, end));
        }
        String body = trimmed.substring(begin.length(), trimmed.length() - end.length());
        try {
            return Base64.getDecoder().decode(body.replaceAll("[\r\n]", ""));
        } catch (IllegalArgumentException e) {
            throw Fault.refused(faultCode, Text.of("ssh.not-base64")).causedBy(e);
        }
    }

    /** Ends with a newline. */
    String close(byte[] content) {
        byte[] newline = {'\n'};
        String body = Base64.getMimeEncoder(LINE_CHARS, newline).encodeToString(content);
        return begin + "\n" + body + "\n" + end + "\n";
    }
}
