// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.util.Optional;

/**
 * What Linux numbers differently from one kind of processor to another.
 *
 * @param auditArch AUDIT_ARCH_… of linux/audit.h
 * @param socket number of socket(2)
 * @param seccomp number of seccomp(2)
 * @param noFollow O_NOFOLLOW of open(2)
 */
record Kernel(int auditArch, int socket, int seccomp, int noFollow) {
    private static final Kernel X86_64 = new Kernel(0xC000003E, 41, 317, 0x20000);
    private static final Kernel AARCH64 = new Kernel(0xC00000B7, 198, 277, 0x8000);

    /** Of the machine that this JVM runs on. */
    static Optional<Kernel> find() {
        return switch (System.getProperty("os.arch", "")) {
            case "amd64" -> Optional.of(X86_64);
            case "aarch64" -> Optional.of(AARCH64);
            default -> Optional.empty();
        };
    }
}
