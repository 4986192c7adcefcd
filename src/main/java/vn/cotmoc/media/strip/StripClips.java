// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media.strip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes clips of any size, rate and length whose every frame says which clip and which frame it is, so that a test that
 * reads the screen back can tell what was shown: see {@link Strip}. Needs {@code ffmpeg}.
 */
public final class StripClips {
    /** A beep each half second, so that a hole or a shift in the sound can be heard and measured. */
    private static final String BEEPS = "aevalsrc=0.2*sin(2*PI*%d*t)*exp(-4*mod(t\\,0.5)):s=48000:d=%d.%03d";

    private StripClips() {}

    /**
     * Makes one clip, H.264 and AAC in MP4.
     *
     * @param clipNumber 1 to 255; its colours and its tone follow from it
     * @param durationMs rounded down to whole frames
     * @return the file in {@code dir}, named after all that it was made from
     */
    public static Path make(Path dir, int clipNumber, int fps, int width, int height, int durationMs, boolean withSound)
            throws IOException, InterruptedException {
        return make(dir, clipNumber, FrameRate.of(fps), width, height, durationMs, withSound ? durationMs : 0);
    }

    /**
     * The same with any rate, and with sound of another length than the picture's.
     *
     * @param soundMs 0: silent
     */
    public static Path make(
            Path dir, int clipNumber, FrameRate rate, int width, int height, int durationMs, int soundMs)
            throws IOException, InterruptedException {
        String name = "clip-%d-%dx%d-%sfps-%dms-sound-%dms.mp4"
                .formatted(clipNumber, width, height, rate.toString().replace('/', '-'), durationMs, soundMs);
        Path clip = dir.resolve(name);
        var command = new ArrayList<>(
                List.of("-y", "-f", "lavfi", "-i", picture(clipNumber, rate, width, height, rate.frames(durationMs))));
        if (soundMs > 0) {
            String beeps = BEEPS.formatted(tone(clipNumber), soundMs / 1000, soundMs % 1000);
            command.addAll(List.of("-f", "lavfi", "-i", beeps, "-c:a", "aac", "-ac", "2"));
        }
        command.addAll(List.of("-g", "" + rate.frames(2_000)));
        command.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", clip.toString()));
        ffmpeg(command);
        return clip;
    }

    /** The pitch of a clip's beeps, in hertz. */
    public static int tone(int clipNumber) {
        return 300 + 40 * clipNumber;
    }

    /** The strips of all frames of a clip, in order. */
    public static List<Strip> read(Path clip, int width, int height) throws IOException, InterruptedException {
        int rows = 2 * Strip.rowHeight(height);
        String crop = "crop=%d:%d:0:%d,format=gray".formatted(width, rows, height - rows);
        byte[] frames =
                ffmpeg(List.of("-i", clip.toString(), "-vf", crop, "-fps_mode", "passthrough", "-f", "rawvideo", "-"));
        int frameBytes = width * rows;
        return IntStream.range(0, frames.length / frameBytes)
                .mapToObj(n -> Arrays.copyOfRange(frames, n * frameBytes, (n + 1) * frameBytes))
                .map(frame -> Strip.of(frame, width))
                .toList();
    }

    /** A test card in motion; below it its number, drawn as 26×2 pixels and enlarged without blur. */
    private static String picture(int clipNumber, FrameRate rate, int width, int height, int frames) {
        int rows = 2 * Strip.rowHeight(height);
        String cell = "if(eq(X,0),1,if(lte(X,8),mod(floor(%d/pow(2,8-X)),2),if(lte(X,24),mod(floor(N/pow(2,24-X)),2))))"
                .formatted(clipNumber);
        return String.join(
                "",
                "testsrc2=s=%dx%d:r=%s,hue=h=%d,".formatted(width, height - rows, rate, 47 * clipNumber % 360),
                "format=yuv420p[card];",
                "color=s=26x2:r=%s,format=yuv444p,".formatted(rate),
                "geq=lum='16+219*abs(Y-%s)':cb=128:cr=128,".formatted(cell),
                "scale=%d:%d:flags=neighbor,format=yuv420p[strip];".formatted(width, rows),
                "[card][strip]vstack,setsar=1,trim=end_frame=%d".formatted(frames));
    }

    private static byte[] ffmpeg(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] output = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException("failed: " + String.join(" ", command));
        }
        return output;
    }
}
