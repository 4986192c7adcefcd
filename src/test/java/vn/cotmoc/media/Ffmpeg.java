// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Real media, made by the real ffmpeg. */
public final class Ffmpeg {
    private Ffmpeg() {}

    /** A moving test picture with a tone. The options stand before the file's name. */
    public static Path clip(Path file, String size, String rate, double seconds, String... options) {
        List<String> words = new ArrayList<>(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=%s:r=%s:d=%s".formatted(size, rate, seconds),
                "-f",
                "lavfi",
                "-i",
                "sine=f=440:d=%s".formatted(seconds)));
        words.addAll(List.of(options));
        return run(file, words);
    }

    public static Path h264(Path file, double seconds) {
        return clip(file, "320x180", "30", seconds, "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac");
    }

    public static Path still(Path file, String size) {
        return run(file, List.of("-f", "lavfi", "-i", "testsrc=s=" + size, "-frames:v", "1"));
    }

    /** A film of one picture throughout: {@code color=c=black}, {@code testsrc=n=0}. */
    public static Path standing(Path file, String picture, double seconds) {
        String film = picture + ":s=640x360:r=25,trim=end_frame=1,loop=-1:1,setpts=N/25/TB";
        return run(
                file,
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        film,
                        "-t",
                        "" + seconds,
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "-pix_fmt",
                        "yuv420p"));
    }

    /** Whatever is made of another file. */
    public static Path from(Path source, Path file, String... options) {
        List<String> words = new ArrayList<>(List.of("-i", source.toString()));
        words.addAll(List.of(options));
        return run(file, words);
    }

    /** The same again and again, for so long. */
    public static Path repeated(Path source, Path file, Duration length) {
        return run(
                file,
                List.of("-stream_loop", "-1", "-i", source.toString(), "-t", "" + length.toSeconds(), "-c", "copy"));
    }

    static Path run(Path file, List<String> words) {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin", "-y", "-threads", "1"));
        command.addAll(words);
        command.add(file.toString());
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + said);
            }
            return file;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
