// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A PulseAudio server of its own with a sink that nobody hears, and a recording of all that goes into it. */
final class NullSink implements AutoCloseable {
    /** Samples a second, one channel. */
    static final int RATE = 48_000;

    private static final int SAMPLE_BYTES = 2;

    private final Path folder;
    private final Process server;
    private final Process recorder;

    NullSink(Path folder) throws IOException {
        this.folder = folder;
        server = start(
                List.of(
                        "pulseaudio",
                        "-n",
                        "--daemonize=no",
                        "--exit-idle-time=-1",
                        "--use-pid-file=no",
                        "-L",
                        "module-null-sink sink_name=wall rate=" + RATE,
                        "-L",
                        "module-native-protocol-unix auth-anonymous=1 socket=" + folder.resolve("socket")),
                "server.log");
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(folder.resolve("socket")));
        recorder = start(
                List.of(
                        "parec",
                        "--server=" + address(),
                        "--device=wall.monitor",
                        "--format=s16le",
                        "--rate=" + RATE,
                        "--channels=1",
                        "--latency-msec=20"),
                "recording");
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.size(folder.resolve("recording")) > 0);
    }

    private Process start(List<String> command, String output) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve(output).toFile())
                .redirectError(folder.resolve(output + ".said").toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        return builder.start();
    }

    private String address() {
        return "unix:" + folder.resolve("socket");
    }

    /** For {@code ALSA_CONFIG_PATH}: settings by which a device of ALSA's goes there. */
    Path alsaSettings(String device) throws IOException {
        return Files.writeString(
                folder.resolve("asound.conf"), "pcm." + device + " { type pulse; server \"" + address() + "\" }\n");
    }

    /** How many samples there are so far. */
    int recorded() throws IOException {
        return (int) (Files.size(folder.resolve("recording")) / SAMPLE_BYTES);
    }

    /** What was to be heard so far, each sample from −1 to 1. */
    double[] samples() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("recording"));
        double[] samples = new double[bytes.length / SAMPLE_BYTES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((bytes[2 * i] & 0xff) | bytes[2 * i + 1] << 8) / 32_768.0;
        }
        return samples;
    }

    @Override
    public void close() {
        recorder.destroy();
        server.destroy();
    }
}
