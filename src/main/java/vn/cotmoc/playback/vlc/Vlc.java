// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.StringArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import uk.co.caprica.vlcj.binding.internal.libvlc_instance_t;
import uk.co.caprica.vlcj.binding.lib.LibVlc;

/** The child's one libVLC, as playback was measured with it (decisions/0003-two-decks.md). */
final class Vlc {
    private static final String[] OPTIONS = {
        "--no-xlib",
        "--avcodec-hw=none",
        "--avcodec-threads=1",
        "--no-osd",
        "--no-video-title-show",
        "--no-stats",
        "--no-spu",
        "--no-lua",
        "--no-media-library",
        "--quiet"
    };

    private static final CallbackThreadInitializer CALLBACK_THREADS = new CallbackThreadInitializer(true, false);

    private static final Path SOUND_CARDS = Path.of("/dev/snd");
    private static final Path SOUND_SETTINGS = Path.of("/etc/asound.conf");
    private static final List<String> SOUND_SERVERS = List.of("PULSE_SERVER", "PIPEWIRE_REMOTE", "ALSA_CONFIG_PATH");

    private Vlc() {}

    /** @throws IllegalStateException when libVLC does not start: its plug-ins are missing */
    static libvlc_instance_t open() {
        var options = new ArrayList<>(List.of(OPTIONS));
        if (!hasSound()) {
            options.add("--no-audio");
        }
        libvlc_instance_t instance = LibVlc.libvlc_new(options.size(), new StringArray(options.toArray(new String[0])));
        if (instance == null) {
            throw new IllegalStateException("libVLC does not start: are its plug-ins installed?");
        }
        return instance;
    }

    /** Without a card libVLC seeks one anew for every clip, for 20 ms and two hundred lines on stderr. */
    private static boolean hasSound() {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        return Files.exists(SOUND_CARDS)
                || Files.exists(SOUND_SETTINGS)
                || SOUND_SERVERS.stream().anyMatch(System.getenv()::containsKey)
                || (runtime != null && Files.exists(Path.of(runtime, "pulse", "native")));
    }

    /** A callback for libVLC's threads: attached to the JVM once and for good, as attaching anew each time is slow. */
    static <C extends Callback> C threaded(C callback) {
        Native.setCallbackThreadInitializer(callback, CALLBACK_THREADS);
        return callback;
    }
}
