// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Closes a folder to this thread and to those that it makes from now on: landlock(7). The kernel only knows folders that are open, with
 * all that is in them; so all that stands beside the closed one is opened, and beside each folder on the way to it. What is
 * made there later is closed too.
 */
final class Landlock {
    /** Of one number with every processor. */
    private static final int CREATE_RULESET = 444;

    private static final int ADD_RULE = 445;
    private static final int RESTRICT_SELF = 446;

    private static final int ASK_VERSION = 1;
    private static final int PATH_BENEATH = 1;

    private static final long EXECUTE = 1;
    private static final long WRITE_FILE = 1 << 1;
    private static final long READ_FILE = 1 << 2;
    private static final long READ_DIR = 1 << 3;
    private static final long FIRST_RIGHTS = (1 << 13) - 1;
    /** To move a file from one folder to another; since version 2. */
    private static final long REFER = 1 << 13;
    /** Since version 3. */
    private static final long TRUNCATE = 1 << 14;

    private static final long OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE;

    private static final int O_PATH_CLOEXEC = 0x200000 | 0x80000;
    private static final int RULESET_BYTES = 8;
    private static final int RULE_BYTES = 12;

    private final Kernel kernel;
    private final int rules;
    private final long handled;

    private Landlock(Kernel kernel, int rules, long handled) {
        this.kernel = kernel;
        this.rules = rules;
        this.handled = handled;
    }

    /** Needs that the process has renounced new privileges. */
    static void close(Kernel kernel, Enclosure enclosure) throws IOException {
        Path folder = enclosure.folder().toRealPath();
        long version = Libc.syscall(CREATE_RULESET, 0, 0, ASK_VERSION, 0);
        if (version < 1) {
            throw Fence.failed("landlock");
        }
        long handled = FIRST_RIGHTS | (version >= 2 ? REFER : 0) | (version >= 3 ? TRUNCATE : 0);
        int rules = create(handled);
        try {
            var landlock = new Landlock(kernel, rules, handled);
            landlock.openBeside(folder);
            for (String name : enclosure.open()) {
                landlock.open(folder.resolve(name), READ_FILE | READ_DIR);
            }
            if (Libc.syscall(RESTRICT_SELF, rules, 0, 0, 0) != 0) {
                throw Fence.failed("landlock_restrict_self");
            }
        } finally {
            Libc.close(rules);
        }
    }

    private static int create(long handled) throws IOException {
        try (var attributes = new Memory(RULESET_BYTES)) {
            attributes.setLong(0, handled);
            long rules = Libc.syscall(CREATE_RULESET, Pointer.nativeValue(attributes), RULESET_BYTES, 0, 0);
            if (rules < 0) {
                throw Fence.failed("landlock_create_ruleset");
            }
            return (int) rules;
        }
    }

    private void openBeside(Path closed) throws IOException {
        Path way = closed;
        for (Path parent = way.getParent(); parent != null; parent = way.getParent()) {
            try (var entries = Files.newDirectoryStream(parent)) {
                for (Path entry : entries) {
                    if (!entry.equals(way)) {
                        open(entry, handled);
                    }
                }
            }
            way = parent;
        }
    }

    /** What has gone meanwhile needs no rule; a link is not followed: it may lead into the closed folder. */
    private void open(Path path, long rights) {
        byte[] name = (path + "\0").getBytes(StandardCharsets.UTF_8);
        int file = Libc.open(name, O_PATH_CLOEXEC | kernel.noFollow());
        if (file < 0) {
            return;
        }
        try (var rule = new Memory(RULE_BYTES)) {
            rule.setInt(8, file);
            rule.setLong(0, rights);
            if (Libc.syscall(ADD_RULE, rules, PATH_BENEATH, Pointer.nativeValue(rule), 0) != 0) {
                rule.setLong(0, rights & OF_FILES); // it is no folder
                Libc.syscall(ADD_RULE, rules, PATH_BENEATH, Pointer.nativeValue(rule), 0);
            }
        } finally {
            Libc.close(file);
        }
    }
}
