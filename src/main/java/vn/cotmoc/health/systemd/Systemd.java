// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.systemd;

import com.sun.jna.Native;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service manager above this process, if it is systemd and wants to know. Any thread. */
public final class Systemd {
    private static final Logger LOG = LoggerFactory.getLogger(Systemd.class);

    private final @Nullable LibSystemd library;
    private volatile String lastStatus = "";

    /** @param environment the process's variables, {@link System#getenv()} */
    public Systemd(Map<String, String> environment) {
        library = environment.containsKey("NOTIFY_SOCKET") ? load() : null;
    }

    private static @Nullable LibSystemd load() {
        try {
            return Native.load(LibSystemd.NAME, LibSystemd.class);
        } catch (UnsatisfiedLinkError e) {
            LOG.error("systemd wants notices, but libsystemd cannot be loaded. library={}", LibSystemd.NAME, e);
            return null;
        }
    }

    /** Whether anybody listens. */
    public boolean listens() {
        return library != null;
    }

    /** The service is up. */
    public void ready() {
        notice("READY=1");
    }

    /** The service is alive; without this for {@code WatchdogSec=} it is killed and started anew. */
    public void alive() {
        notice("WATCHDOG=1");
    }

    /** A line for {@code systemctl status}; told when it differs from the last. */
    public void status(String line) {
        if (!line.equals(lastStatus)) {
            lastStatus = line;
            notice("STATUS=" + line.replace('\n', ' '));
        }
    }

    /** The service goes down on purpose. */
    public void stopping() {
        notice("STOPPING=1");
    }

    private void notice(String state) {
        if (library != null) {
            int result = library.sd_notify(0, state);
            if (result < 0) {
                LOG.warn("systemd could not be told. state={} errno={}", state, -result);
            }
        }
    }
}
