// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** A film into MP4 with H.264 and, where it has sound, AAC of −23 LUFS that ends with the picture. */
final class FilmConversion {
    /** Three hours of 1080p took less than half of that on two old cores. */
    static final Duration LIMIT = Duration.ofHours(12);

    private static final String PROGRESS = "out_time_us=";
    private static final double LONG_SIDE_PX = 1920;
    private static final double SHORT_SIDE_PX = 1080;
    private static final double MAX_FRAMES_PER_SECOND = 60.1;
    private static final double DEFAULT_FRAMES_PER_SECOND = 25;

    private final Path file;
    private final Facts.Picture picture;
    private final Optional<Loudness> sound;
    private final int threads;

    /** @param sound empty when the film is silent */
    FilmConversion(Path file, Facts.Picture picture, Optional<Loudness> sound, int threads) {
        this.file = file;
        this.picture = picture;
        this.sound = sound;
        this.threads = threads;
    }

    /** Tells what of it could not be read; empty: nothing. */
    String convert(Path part, DoubleConsumer progress) {
        List<String> coding = new ArrayList<>(List.of("-vf", pictureFilter()));
        coding.addAll(List.of("-c:v", "libx264", "-preset", "medium", "-crf", "20"));
        // A scene of noise would otherwise ask for more than an old node can decode in time.
        coding.addAll(List.of("-maxrate", "12M", "-bufsize", "24M", "-threads", Integer.toString(threads)));
        return run(coding, part, progress);
    }

    /** The same with the picture as it is, bit for bit. */
    String convertSound(Path part, DoubleConsumer progress) {
        return run(List.of("-c:v", "copy"), part, progress);
    }

    private String run(List<String> coding, Path part, DoubleConsumer progress) {
        List<String> command = Tool.ffmpeg(file, "error", Probe.FORMATS);
        command.addAll(List.of("-map", "0:V:0"));
        command.addAll(coding);
        sound.ifPresent(loudness -> {
            command.addAll(List.of("-map", "0:a:0", "-af", soundFilter(loudness)));
            command.addAll(List.of("-c:a", "aac", "-b:a", "192k", "-ar", "48000", "-ac", "2"));
        });
        command.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-write_tmcd", "0"));
        command.addAll(List.of("-movflags", "+faststart", "-progress", "pipe:1", "-f", "mp4", "-y", "file:" + part));
        return Tool.hear(command, LIMIT, output -> follow(output, progress)).complaint();
    }

    /** The first frame stands from the beginning: sound that begins earlier would otherwise meet a black wall. */
    private String pictureFilter() {
        String deinterlace = picture.interlaced() ? "bwdif=mode=send_frame," : "";
        return String.format(
                Locale.ROOT,
                "%sfps=%.5f:start_time=0,scale=%s:flags=bicubic:out_range=tv,setsar=1,format=yuv420p",
                deinterlace,
                framesPerSecond(),
                size());
    }

    private String soundFilter(Loudness loudness) {
        double endSeconds = Math.max(0.1, picture.durationMs() / 1000.0 - 1 / framesPerSecond());
        return String.format(
                Locale.ROOT, "%saresample=48000:async=1:first_pts=0,atrim=end=%.3f", loudness.filter(), endSeconds);
    }

    /** Kept; what is too fast for a node loses every second frame, which is even. */
    private double framesPerSecond() {
        double rate = picture.framesPerSecond() > 0 ? picture.framesPerSecond() : DEFAULT_FRAMES_PER_SECOND;
        while (rate > MAX_FRAMES_PER_SECOND) {
            rate /= 2;
        }
        return rate;
    }

    /** Turned upright, with square pixels, within what a node plays, and of even sides, as 4:2:0 needs. */
    private String size() {
        double width = picture.width() * picture.pixelAspect();
        double height = picture.height();
        double scale =
                Math.min(1, Math.min(LONG_SIDE_PX / Math.max(width, height), SHORT_SIDE_PX / Math.min(width, height)));
        long evenWidth = even(width * scale);
        long evenHeight = even(height * scale);
        boolean lying = picture.rotation() % 180 != 0;
        return lying ? evenHeight + ":" + evenWidth : evenWidth + ":" + evenHeight;
    }

    private static long even(double pixels) {
        return Math.max(2, Math.round(pixels / 2) * 2);
    }

    private double follow(InputStream output, DoubleConsumer progress) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.US_ASCII));
        double doneMs = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.matches(PROGRESS + "[0-9]{1,15}")) {
                doneMs = Long.parseLong(line.substring(PROGRESS.length())) / 1000.0;
                progress.accept(Math.min(1, doneMs / Math.max(1, picture.durationMs())));
            }
        }
        return doneMs;
    }
}
