// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;
import vn.cotmoc.media.Preparation.Prepared;

/** What provinces send, made by ffmpeg as they make it, and what becomes of it. */
@Tag("L3")
class PreparationTest {
    private static final String FAST = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p ";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.mpg | 720x576 | 25 | 768x576 | 25 | -c:v mpeg2video -aspect 4:3 -flags +ildct+ilme -top 1 -c:a mp2",
                "a.avi | 352x240 | 24 | 352x240 | 24 | -c:v mpeg4 -c:a libmp3lame -ac 1",
                "a.wmv | 320x240 | 30 | 320x240 | 30 | -c:v wmv2 -c:a wmav2",
                "a.webm | 321x181 | 30 | 322x182 | 30 | -vf scale=321:181 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus",
                "a.mkv | 320x180 | 50 | 320x180 | 50 | -c:v libx265 -preset ultrafast -pix_fmt yuv420p10le -c:a flac",
                "a.ts | 320x180 | 30000/1001 | 320x180 | 29.97 | " + FAST + "-c:a aac",
                "a.mov | 320x180 | 25 | 320x180 | 25 | -c:v prores_ks -c:a pcm_s16le",
                "a.mp4 | 2048x1152 | 10 | 1920x1080 | 10 | " + FAST + "-an",
                "a.mp4 | 320x180 | 120 | 320x180 | 60 | " + FAST + "-c:a aac",
            })
    void shouldMakeAFilmOfTheHouseFormat(
            String name, String size, String rate, String madeSize, double madeRate, String options) {
        Path file = Ffmpeg.clip(folder.resolve(name), size, rate, 1, options.split(" "));

        Prepared made = prepare(file);

        assertThat(HouseFormat.findDefects(made.facts())).isEmpty();
        assertThat(made.warnings()).isEmpty();
        Facts.Picture picture = picture(made);
        assertThat(picture.width() + "x" + picture.height()).isEqualTo(madeSize);
        assertThat(picture)
                .returns("h264", Facts.Picture::codec)
                .returns("yuv420p", Facts.Picture::pixelFormat)
                .returns(1.0, Facts.Picture::pixelAspect)
                .returns(false, Facts.Picture::interlaced);
        assertThat(picture.framesPerSecond()).isCloseTo(madeRate, within(0.01));
        assertThat(picture.durationMs()).isBetween(900L, 1_100L);
        assertThat(made.file()).isEqualTo(folder.resolve("out/a.mp4"));
        assertThat(folder.resolve("out")).isDirectoryContaining(made.file()::equals);
    }

    @Test
    void shouldLeaveNoCombsWhenAFilmIsInterlaced() {
        String box = "color=gray:s=720x576:r=50:d=1,drawbox=x=50:y=50:w=200:h=300:c=white:t=fill";
        Path combed = Ffmpeg.run(
                folder.resolve("a.mpg"),
                List.of(("-f lavfi -i " + box + " -vf scroll=h=0.008,tinterlace=interleave_top,fieldorder=tff"
                                + " -c:v mpeg2video -aspect 4:3 -flags +ildct+ilme -top 1")
                        .split(" ")));

        assertThat(combedFrames(combed)).isEqualTo(25);
        assertThat(combedFrames(prepare(combed).file())).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-20dB", "12dB"})
    void shouldBringSoundToTheSameLoudnessAndEndItWithThePicture(String volume) {
        Path file = Ffmpeg.run(
                folder.resolve("a.mkv"),
                List.of(("-f lavfi -i testsrc2=s=320x180:r=25:d=2 -f lavfi -i sine=d=4 -c:v mpeg4 -c:a flac -af volume="
                                + volume)
                        .split(" ")));

        Path made = prepare(file).file();

        assertThat(measuredLufs(made)).isCloseTo(-23, within(1.0));
        assertThat(asked(made, "a:0", "duration")).isLessThanOrEqualTo(asked(made, "v:0", "duration"));
        assertThat(asked(made, "a:0", "channels")).isEqualTo(2);
        assertThat(asked(made, "a:0", "sample_rate")).isEqualTo(48_000);
    }

    @Test
    void shouldTurnAFilmUprightWhenItAsksForIt() {
        Path upright = Ffmpeg.h264(folder.resolve("upright.mp4"), 0.5);
        Path turned = Ffmpeg.run(
                folder.resolve("turned.mov"),
                List.of(("-i " + upright + " -c copy -metadata:s:v rotate=90").split(" ")));

        assertThat(picture(prepare(turned)))
                .returns(0, Facts.Picture::rotation)
                .returns(180, Facts.Picture::width)
                .returns(320, Facts.Picture::height);
    }

    @Test
    void shouldCopyWhatIsInTheHouseFormatUnderASafeName() throws IOException {
        Path file = houseFilm("-af", "volume=-1.2dB", "-ac", "2");
        Path named = Files.move(file, folder.resolve("Đường biên (bản 2).mp4"));

        Prepared made = prepare(named);

        assertThat(made.file()).isEqualTo(folder.resolve("out/Duong-bien-ban-2.mp4"));
        assertThat(made.copied()).isTrue();
        assertThat(made.file()).hasSameBinaryContentAs(named);
        assertThat(prepare(named)).returns(true, Prepared::copied);
    }

    /** As it is made it has −21.8 LUFS. */
    @ParameterizedTest
    @CsvSource({"-1.2dB, true", "-5dB, false", "12dB, false", "-90dB, true"})
    void shouldConvertTheSoundAloneWhenOnlyItsLoudnessIsWrong(String volume, boolean copied) {
        Path file = houseFilm("-af", "volume=" + volume, "-ac", "2");

        Prepared made = prepare(file);

        assertThat(made.copied()).isEqualTo(copied);
        assertThat(pictureHash(made.file())).isEqualTo(pictureHash(file));
        if (!copied) {
            assertThat(measuredLufs(made.file())).isCloseTo(-23, within(1.0));
        }
        assertThat(prepare(made.file(), "again")).returns(true, Prepared::copied);
    }

    /** Sound that outlasts the picture, and frames that come unevenly, a player copes with. */
    @Test
    void shouldCopyAFilmThatAPlayerCopesWith() {
        String uneven = "setpts='(N+if(gt(mod(N,5),2),0.5,0))/25/TB'";
        Path file = houseFilm("-af", "volume=-1.2dB,apad=pad_dur=1", "-ac", "2", "-vf", uneven, "-fps_mode", "vfr");

        assertThat(prepare(file)).returns(true, Prepared::copied);
    }

    @Test
    void shouldBeginWithThePictureWhenThatComesLaterThanTheSound() {
        Path file = houseFilm("-af", "volume=-1.2dB", "-ac", "2");
        Path late = Ffmpeg.run(
                folder.resolve("late.mp4"),
                List.of(("-itsoffset 0.4 -i " + file + " -i " + file + " -map 0:v -map 1:a -c copy").split(" ")));
        assertThat(asked(late, "v:0", "start_time")).isEqualTo(0.4);

        Prepared made = prepare(late);

        assertThat(made.copied()).isFalse();
        assertThat(asked(made.file(), "v:0", "start_time")).isZero();
        assertThat(picture(made).durationMs()).isBetween(2_300L, 2_500L);
    }

    @Test
    void shouldWarnWhenAFilmIsDamagedAndRefuseItWhenMuchWouldBeMissing() throws IOException {
        Path film = Ffmpeg.clip(folder.resolve("a.ts"), "320x180", "25", 4, "-c:v", "mpeg2video", "-c:a", "mp2");
        byte[] bytes = Files.readAllBytes(film);
        byte[] noise = new byte[bytes.length / 3];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, bytes.length / 3, noise.length);
        Files.write(film, bytes);

        assertThat(prepare(film).warnings())
                .extracting(Text::key, warning -> warning.toString().contains("@ 0x"))
                .containsExactly(tuple("media.unread", false));

        assertThatThrownBy(() -> prepare(withoutItsSecondHalf())).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo("prepare-impossible");
            assertThat(fault.sentence().arguments())
                    .singleElement()
                    .extracting(reason -> ((Text) reason).key())
                    .isEqualTo("media.shorter");
        });
        assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:**.part");
    }

    /** The file still has all its frames, but nothing is in the later ones. */
    private Path withoutItsSecondHalf() throws IOException {
        Path film = Ffmpeg.clip(folder.resolve("b.avi"), "320x180", "25", 4, "-c:v", "mjpeg", "-c:a", "mp2");
        byte[] bytes = Files.readAllBytes(film);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf("idx1");
        for (int at = text.indexOf("00dc", end / 2); at >= 0 && at < end; at = text.indexOf("00dc", at + 1)) {
            int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 4);
            Arrays.fill(bytes, at + 8, at + 8 + length, (byte) 0);
        }
        return Files.write(film, bytes);
    }

    @Test
    void shouldReplaceAnotherFileOnlyWhenAskedAndNeverTheInput() throws IOException {
        Path file = Ffmpeg.still(folder.resolve("a.bmp"), "64x36");
        Path other =
                Files.writeString(Files.createDirectories(folder.resolve("out")).resolve("a.png"), "khác");

        assertRefused(file, "prepare-exists");
        assertThat(other).hasContent("khác");
        assertThat(new Preparation(folder.resolve("out"), true, 1, 1)
                        .prepare(file, share -> {})
                        .file())
                .isEqualTo(other);

        Path large = Ffmpeg.still(folder.resolve("b.png"), "2000x1000");
        byte[] before = Files.readAllBytes(large);
        assertThatThrownBy(() -> new Preparation(folder, true, 1, 1).prepare(large, share -> {}))
                .isInstanceOf(Fault.class);
        assertThat(large).hasBinaryContent(before);
    }

    @ParameterizedTest
    @CsvSource({"a.webp, 641x361, 641, 361", "a.jpg, 4000x3000, 1440, 1080", "a.png, 1000x4000, 480, 1920"})
    void shouldMakeAStillOfTheHouseFormat(String name, String size, int width, int height) {
        assertStill(prepare(Ffmpeg.still(folder.resolve(name), size)), width, height);
    }

    @Test
    void shouldTurnAPhotographUprightWhenItsExifAsksForIt() throws IOException {
        byte[] plain = Files.readAllBytes(Ffmpeg.still(folder.resolve("plain.jpg"), "64x36"));
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xd8,
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            18,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        byte[] turned = Arrays.copyOf(exif, exif.length + plain.length - 2);
        System.arraycopy(plain, 2, turned, exif.length, plain.length - 2);

        assertStill(prepare(Files.write(folder.resolve("a.jpg"), turned)), 36, 64);
    }

    @Test
    void shouldTakeAPhotographForPrint() throws IOException {
        Path file = folder.resolve("a.jpg");
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(output);
            writer.write(new IIOImage(Raster.createInterleavedRaster(0, 64, 36, 4, null), null, null));
        } finally {
            writer.dispose();
        }

        assertStill(prepare(file), 64, 36);
    }

    @Test
    void shouldDrawTheAskedPageOfAPdf() throws IOException {
        Path file = folder.resolve("a.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage(new PDRectangle(960, 540)));
            document.addPage(new PDPage(new PDRectangle(500, 500)));
            document.save(file.toFile());
        }

        assertStill(prepare(file), 1920, 1080);
        Prepared second = preparePage(file, 2);
        assertStill(second, 1080, 1080);
        assertThat(second.file()).isEqualTo(folder.resolve("out/a-2.png"));
        assertThatThrownBy(() -> preparePage(file, 3))
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.sentence())
                                .isEqualTo(Text.of("fault.prepare-impossible", Text.of("media.no-page", 3, 2))));
    }

    private Prepared preparePage(Path file, int page) {
        return new Preparation(folder.resolve("out"), false, page, 1).prepare(file, share -> {});
    }

    @Test
    void shouldRefuseWhatHoldsNoPictureAndLeaveNothingBehind() throws IOException {
        assertRefused(
                Files.writeString(folder.resolve("a.mpg"), "không phải phim", StandardCharsets.UTF_8), "media-unknown");
        assertRefused(
                Files.writeString(folder.resolve("a.pdf"), "%PDF-1.4 hỏng", StandardCharsets.UTF_8), "media-unknown");
        assertRefused(folder.resolve("khong-co.mpg"), "media-unreadable");
        assertRefused(
                Ffmpeg.clip(folder.resolve("a.mp4"), "64x36", "25", 0.5, "-vn", "-c:a", "aac"), "prepare-impossible");

        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    private Prepared prepare(Path file) {
        return prepare(file, "out");
    }

    private Prepared prepare(Path file, String into) {
        return new Preparation(folder.resolve(into), false, 1, 1).prepare(file, share -> {});
    }

    /** Of 2 s, its sound as the options make it. */
    private Path houseFilm(String... options) {
        var words = new ArrayList<>(List.of((FAST + "-c:a aac").split(" ")));
        words.addAll(List.of(options));
        return Ffmpeg.clip(folder.resolve("a.mp4"), "320x180", "25", 2, words.toArray(String[]::new));
    }

    private static String pictureHash(Path file) {
        return said("ffmpeg", "-v", "error", "-i", file + "", "-map", "0:v:0", "-c", "copy", "-f", "md5", "-");
    }

    /** By the filter of ffmpeg that looks for them. */
    private static long combedFrames(Path file) {
        String said = said("ffmpeg", "-nostats", "-i", file.toString(), "-vf", "idet", "-f", "null", "-");
        String last = said.substring(said.lastIndexOf("Multi frame detection:"));
        return Pattern.compile("[TB]FF: *([0-9]+)")
                .matcher(last)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private void assertRefused(Path file, String code) {
        assertThatThrownBy(() -> prepare(file))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    private static void assertStill(Prepared made, int width, int height) {
        assertThat(HouseFormat.findDefects(made.facts())).isEmpty();
        assertThat(made.facts().container()).isEqualTo("png");
        assertThat(picture(made)).returns(width, Facts.Picture::width).returns(height, Facts.Picture::height);
    }

    private static Facts.Picture picture(Prepared made) {
        return Objects.requireNonNull(made.facts().picture());
    }

    /** By ffmpeg's other meter, not the one that set it. */
    private static double measuredLufs(Path file) {
        String said = said("ffmpeg", "-nostats", "-i", file.toString(), "-af", "ebur128", "-f", "null", "-");
        String last = said.substring(said.lastIndexOf("I:") + 2).strip();
        return Double.parseDouble(last.substring(0, last.indexOf(' ')));
    }

    private static double asked(Path file, String stream, String entry) {
        return Double.parseDouble(said(
                        "ffprobe",
                        "-v",
                        "error",
                        "-select_streams",
                        stream,
                        "-show_entries",
                        "stream=" + entry,
                        "-of",
                        "csv=p=0",
                        file.toString())
                .strip());
    }

    private static String said(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
