// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.cotmoc.fault.Fault;

/**
 * What a film shows from its first picture to its last: known without waiting for it to be played.
 *
 * @param lit whether any of its pictures is more than black
 * @param moves whether any of them differs from the first
 */
public record Footage(boolean lit, boolean moves) {
    /** The key pictures of an hour of film took 4 s on one core. */
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** So much of a film whose key pictures are all the same is looked at picture by picture. */
    private static final String CLOSELY_S = "60";

    private static final String CLOSELY_PICTURES_A_SECOND = "2";

    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;
    /** Of 255: what coding makes of black. */
    private static final int BLACK_LUMA = 32;
    /** Of 255: what coding makes of the same picture, coded again, differs by less. */
    private static final int SAME_LUMA = 16;

    /**
     * Looks through a film with ffmpeg, at the lowest priority: at its key pictures and, if they are all the same, closely at its
     * first minute. Takes some seconds.
     *
     * @throws Fault REFUSED {@code media-unknown}; BROKEN {@code tool-missing}; RETRY {@code tool-stuck}
     */
    public static Footage look(Path film) {
        String small = "scale=" + WIDTH + ":" + HEIGHT + ",format=gray";
        Footage keys = run(film, List.of("-skip_frame", "nokey"), List.of("-vsync", "0", "-vf", small));
        if (keys.moves) {
            return keys;
        }
        String closely = "fps=" + CLOSELY_PICTURES_A_SECOND + "," + small;
        Footage first = run(film, List.of("-t", CLOSELY_S), List.of("-vf", closely));
        return new Footage(keys.lit || first.lit, first.moves);
    }

    private static Footage run(Path film, List<String> input, List<String> output) {
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        List<String> reading = new ArrayList<>(List.of("-threads", "1"));
        reading.addAll(input);
        command.addAll(Tool.ffmpeg(film, "error", Probe.FORMATS, reading.toArray(String[]::new)));
        command.addAll(List.of("-an", "-sn"));
        command.addAll(output);
        command.addAll(List.of("-f", "rawvideo", "-"));
        return Tool.run(command, LIMIT, Footage::compare);
    }

    private static Footage compare(InputStream pictures) throws IOException {
        byte[] first = pictures.readNBytes(WIDTH * HEIGHT);
        boolean lit = false;
        boolean moves = false;
        byte[] picture = first;
        while (picture.length == WIDTH * HEIGHT) {
            for (int i = 0; i < picture.length; i++) {
                int luma = Byte.toUnsignedInt(picture[i]);
                lit |= luma > BLACK_LUMA;
                moves |= Math.abs(luma - Byte.toUnsignedInt(first[i])) > SAME_LUMA;
            }
            picture = pictures.readNBytes(WIDTH * HEIGHT);
        }
        return new Footage(lit, moves);
    }
}
