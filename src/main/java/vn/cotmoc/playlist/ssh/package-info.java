// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * OpenSSH's keys and signatures, for plain {@code ssh-ed25519}: read, verified and, with the node's own key, made.
 *
 * <p>The formats are those of OpenSSH's {@code PROTOCOL.sshsig}, {@code PROTOCOL.key} and ssh-keygen(1), so that an office
 * can do all of it with the tool it has. The cryptography is the JDK's. Whatever comes in is read within fixed bounds, and
 * what is not well-formed is a {@link vn.cotmoc.fault.Fault}. A person's key never comes here: people sign through
 * ssh-keygen itself. Any thread. Begin with {@link vn.cotmoc.playlist.ssh.SshSignature}.
 */
@NullMarked
package vn.cotmoc.playlist.ssh;

import org.jspecify.annotations.NullMarked;
