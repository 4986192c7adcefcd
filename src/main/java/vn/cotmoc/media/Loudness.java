// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How loud the sound of a film is (EBU R 128), measured by ffmpeg, and the filter that brings it to −23 LUFS. */
final class Loudness {
    private static final String STEREO = "aformat=channel_layouts=stereo,";
    /** R 128: −23 LUFS, peaks to −1 dBTP. With the widest range that is allowed the gain is one figure for all of it. */
    private static final String TARGET = "loudnorm=I=-23:TP=-1:LRA=50:linear=true";
    /** What is quieter is the noise of a recording, not its sound. */
    private static final double NOISE_LUFS = -50;

    /** So far from the aim nobody hears it (EBU R 128 allows programmes as much). */
    private static final double NEAR_LU = 1;

    private static final double TARGET_LUFS = -23;

    private static final int MAX_ANSWER_BYTES = 8 << 10;
    private static final Pattern ANSWER = Pattern.compile("\\{[^{}]*\"input_i\"[^{}]*}");

    private final JsonNode measured;

    private Loudness(JsonNode measured) {
        this.measured = measured;
    }

    static Loudness measure(Path file) {
        List<String> command = Tool.ffmpeg(file, "info", Probe.FORMATS);
        command.addAll(List.of("-map", "0:a:0", "-af", STEREO + TARGET + ":print_format=json", "-f", "null", "-"));
        return new Loudness(Tool.runMerged(command, FilmConversion.LIMIT, Loudness::answer));
    }

    /** Whether it is as loud as it is to be, or silent. */
    boolean isRight() {
        return isSilent() || Math.abs(lufs() - TARGET_LUFS) <= NEAR_LU;
    }

    private boolean isSilent() {
        return lufs() < NOISE_LUFS;
    }

    private double lufs() {
        // Silence is measured as "-inf", which is no number to Jackson.
        return measured.path("input_i").asDouble(Double.NEGATIVE_INFINITY);
    }

    /** Sound as stereo and as loud as it is to be; silence stays silence. It ends in a comma. */
    String filter() {
        if (isSilent()) {
            return STEREO;
        }
        return STEREO + TARGET + option("measured_I", "input_i") + option("measured_TP", "input_tp")
                + option("measured_LRA", "input_lra") + option("measured_thresh", "input_thresh") + ",";
    }

    private String option(String name, String member) {
        return ":" + name + "=" + measured.path(member).asDouble();
    }

    /** ffmpeg gives the figures in its last lines. */
    private static JsonNode answer(InputStream output) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
        var last = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            last.append(line).append('\n');
            last.delete(0, Math.max(0, last.length() - MAX_ANSWER_BYTES));
        }
        Matcher answer = ANSWER.matcher(last);
        return new ObjectMapper().readTree(answer.find() ? answer.group() : "{}");
    }
}
