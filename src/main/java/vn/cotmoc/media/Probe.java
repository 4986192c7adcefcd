// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;

/**
 * Looks into a file with ffprobe, and into a still with the decoder that will draw it. It reads every packet of the picture,
 * because containers are wrong about lengths: some tenths of a second for an hour of film.
 */
public final class Probe {
    /** A film of three hours was read in 2 s; a slow disk may need many times that. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** What ffprobe may take a file for: a list of names (concat, HLS) would have it open other files. */
    static final String FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,mpegts,mpeg,mpegvideo,matroska,webm,avi,asf,flv,ogg,"
            + "mxf,dv,h264,hevc,m4v,vc1,ivf,y4m,rm,gif,apng,webp_pipe,bmp_pipe,tiff_pipe,wav,mp3,aac,flac,ac3,amr";

    /** Which field comes first, as coded and as shown. */
    private static final Set<String> INTERLACED = Set.of("tt", "bb", "tb", "bt");

    private static final int MAX_ANSWER_BYTES = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Probe() {}

    /**
     * Tells what a file holds.
     *
     * @throws Fault REFUSED {@code media-unknown} when it is empty, damaged or none that is known; RETRY
     *     {@code media-unreadable} or {@code tool-stuck}; BROKEN {@code tool-missing}
     */
    public static Facts look(Path file) {
        try {
            long bytes = Files.size(file);
            Optional<Facts> still = StillProbe.findStill(file, bytes);
            return still.isPresent() ? still.get() : lookWithFfprobe(file, bytes);
        } catch (IOException e) {
            throw Fault.retry("media-unreadable", file, e).causedBy(e);
        }
    }

    private static Facts lookWithFfprobe(Path file, long bytes) {
        JsonNode answer = Tool.run(command(file, "-show_format", "-show_streams", "-of", "json"), LIMIT, Probe::json);
        JsonNode video = null;
        String sound = null;
        for (JsonNode stream : answer.path("streams")) {
            boolean cover = stream.path("disposition").path("attached_pic").asInt() == 1;
            String codec = stream.path("codec_name").asText("?");
            if (video == null && stream.path("codec_type").asText().equals("video") && !cover) {
                video = stream;
            } else if (stream.path("codec_type").asText().equals("audio") && (sound == null || sound.equals("aac"))) {
                sound = codec;
            }
        }
        String container = answer.path("format").path("format_name").asText("?");
        return new Facts(container, bytes, video == null ? null : picture(file, video), sound);
    }

    private static Facts.Picture picture(Path file, JsonNode stream) {
        Frames frames = Tool.run(
                command(
                        file,
                        "-select_streams",
                        stream.path("index").asText(),
                        "-show_entries",
                        "packet=pts,duration,flags",
                        "-of",
                        "csv=p=0"),
                LIMIT,
                Frames::count);
        double tickMs = ratio(stream.path("time_base").asText()) * 1000;
        return new Facts.Picture(
                false,
                stream.path("codec_name").asText("?"),
                stream.path("pix_fmt").asText("?"),
                stream.path("width").asInt(),
                stream.path("height").asInt(),
                ratio(stream.path("avg_frame_rate").asText()),
                rotation(stream),
                Math.round(frames.ticks() * tickMs),
                Math.max(0, stream.path("nb_frames").asLong() - frames.all()),
                pixelAspect(stream),
                INTERLACED.contains(stream.path("field_order").asText()),
                Math.round(frames.first() * tickMs),
                frames.shown());
    }

    private static List<String> command(Path file, String... wanted) {
        List<String> command = new ArrayList<>(List.of("ffprobe", "-v", "error", "-protocol_whitelist", "file"));
        command.addAll(List.of("-format_whitelist", FORMATS));
        command.addAll(Arrays.asList(wanted));
        command.add("file:" + file.toAbsolutePath());
        return command;
    }

    private static JsonNode json(InputStream output) throws IOException {
        return JSON.readTree(output.readNBytes(MAX_ANSWER_BYTES));
    }

    private static int rotation(JsonNode stream) {
        int degrees = 0;
        for (JsonNode side : stream.path("side_data_list")) {
            degrees += side.path("rotation").asInt();
        }
        return Math.floorMod(degrees, 360);
    }

    private static double pixelAspect(JsonNode stream) {
        double aspect = ratio(stream.path("sample_aspect_ratio").asText().replace(':', '/'));
        return aspect == 0 ? 1 : aspect;
    }

    /** {@code 30000/1001} and the like; 0 where there is none. */
    private static double ratio(String text) {
        String[] parts = text.split("/", 2);
        try {
            double below = parts.length == 2 ? Double.parseDouble(parts[1]) : 1;
            return below == 0 ? 0 : Double.parseDouble(parts[0]) / below;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * The frames of a stream.
     *
     * @param all that the file holds, those that an edit list hides included
     * @param shown those that it does not hide
     * @param first when the first shown is due, in the stream's time base
     * @param ticks from there to the end of the last
     */
    private record Frames(long all, long shown, long first, long ticks) {
        static Frames count(InputStream output) throws IOException {
            var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.US_ASCII));
            long all = 0;
            long shown = 0;
            long first = Long.MAX_VALUE;
            long end = Long.MIN_VALUE;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] packet = line.split(",", -1);
                boolean isShown = packet.length >= 3 && !packet[2].contains("D");
                Long pts = isShown ? number(packet[0]) : null;
                all++;
                shown += isShown ? 1 : 0;
                if (pts != null) {
                    Long duration = number(packet[1]);
                    first = Math.min(first, pts);
                    end = Math.max(end, pts + (duration == null ? 0 : duration));
                }
            }
            first = Math.min(first, end);
            return end == Long.MIN_VALUE ? new Frames(all, shown, 0, 0) : new Frames(all, shown, first, end - first);
        }

        private static @Nullable Long number(String text) {
            return text.matches("-?[0-9]{1,18}") ? Long.valueOf(text) : null;
        }
    }
}
