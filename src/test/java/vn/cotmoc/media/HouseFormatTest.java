// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;

/** What a node plays and what not, with files as ffmpeg makes them. */
@Tag("L3")
class HouseFormatTest {
    private static final String H264 = "-c:v libx264 -preset ultrafast ";
    private static final String H265 = "-c:v libx265 -preset ultrafast -x265-params log-level=none ";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.mp4 | 320x180 | 30 | " + H264 + "-pix_fmt yuv420p -c:a aac",
                "a.mov | 320x180 | 25 | " + H264 + "-pix_fmt yuv420p -an",
                "a.mp4 | 320x180 | 30000/1001 | " + H264 + "-pix_fmt yuvj420p -c:a aac -movflags +faststart",
                "a.mp4 | 320x180 | 60 | " + H264 + "-pix_fmt yuv420p -c:a aac",
                "a.mp4 | 1920x1080 | 30 | " + H264 + "-pix_fmt yuv420p -c:a aac",
                "a.mp4 | 1080x1920 | 30 | " + H264 + "-pix_fmt yuv420p -c:a aac",
                "a.mp4 | 322x182 | 30 | " + H265 + "-pix_fmt yuv420p -tag:v hvc1 -c:a aac",
            })
    void shouldTakeWhenItIsInTheHouseFormat(String name, String size, String rate, String options) {
        Facts facts = Probe.look(Ffmpeg.clip(folder.resolve(name), size, rate, 1, options.split(" ")));

        assertThat(HouseFormat.findDefects(facts)).isEmpty();
        assertThat("%dx%d".formatted(picture(facts).width(), picture(facts).height()))
                .isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "media.depth | a.mp4 | 320x180 | 30 | " + H265 + "-pix_fmt yuv420p10le -c:a aac",
                "media.codec | a.mp4 | 320x180 | 30 | -c:v libvpx-vp9 -deadline realtime -pix_fmt yuv420p -an",
                "media.codec | a.mp4 | 320x180 | 30 | -c:v mpeg4 -c:a aac",
                "media.container | a.ts | 320x180 | 30 | " + H264 + "-pix_fmt yuv420p -c:a aac",
                "media.container | a.mkv | 320x180 | 30 | " + H264 + "-pix_fmt yuv420p -c:a aac",
                "media.size | a.mp4 | 1922x1080 | 30 | " + H264 + "-pix_fmt yuv420p -an",
                "media.size | a.mp4 | 1920x1082 | 30 | " + H264 + "-pix_fmt yuv420p -an",
                "media.rate | a.mp4 | 320x180 | 61 | " + H264 + "-pix_fmt yuv420p -an",
                "media.rate | a.mp4 | 320x180 | 120 | " + H264 + "-pix_fmt yuv420p -an",
                "media.sound | a.mov | 320x180 | 30 | " + H264 + "-pix_fmt yuv420p -c:a pcm_s16le",
                "media.sound | a.mp4 | 320x180 | 30 | " + H264 + "-pix_fmt yuv420p -c:a libmp3lame",
                "media.no-picture | a.mp4 | 320x180 | 30 | -vn -c:a aac",
            })
    void shouldNameWhatIsWrongWhenItIsNot(String defect, String name, String size, String rate, String options) {
        Facts facts = Probe.look(Ffmpeg.clip(folder.resolve(name), size, rate, 0.5, options.split(" ")));

        assertThat(HouseFormat.findDefects(facts)).extracting(Text::key).containsExactly(defect);
        assertThat(HouseFormat.findDefects(facts).get(0).toString()).isNotBlank();
    }

    @Test
    void shouldNameAllThatIsWrongAtOnce() {
        Facts facts = Probe.look(
                Ffmpeg.clip(folder.resolve("a.avi"), "2048x1152", "75", 0.2, "-c:v", "mpeg4", "-c:a", "libmp3lame"));

        assertThat(HouseFormat.findDefects(facts))
                .extracting(Text::key)
                .containsExactly("media.container", "media.codec", "media.size", "media.rate", "media.sound");
    }

    @Test
    void shouldRefuseWhenAPlayerIsAskedToTurnIt() {
        Path upright = Ffmpeg.h264(folder.resolve("upright.mp4"), 0.5);
        Path turned = Ffmpeg.run(
                folder.resolve("turned.mp4"),
                List.of("-i", upright.toString(), "-c", "copy", "-metadata:s:v", "rotate=90").stream()
                        .toList());

        assertThat(HouseFormat.findDefects(Probe.look(turned)))
                .extracting(Text::key)
                .containsExactly("media.rotation");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.48, 1.0, 2.04})
    void shouldMeasureToTheEndOfTheLastFrame(double seconds) {
        Facts facts = Probe.look(Ffmpeg.clip(
                folder.resolve("a.mp4"), "320x180", "25", seconds, "-c:v", "libx264", "-bf", "3", "-c:a", "aac"));

        assertThat(picture(facts).durationMs()).isEqualTo(Math.round(seconds * 1000));
    }

    @Test
    void shouldMeasureThePictureWhenTheSoundIsLonger() {
        Path file = Ffmpeg.run(
                folder.resolve("a.mp4"),
                List.of("-f lavfi -i testsrc2=s=320x180:r=30:d=1 -f lavfi -i sine=d=3 -c:v libx264 -c:a aac"
                        .split(" ")));

        Facts facts = Probe.look(file);

        assertThat(picture(facts).durationMs()).isEqualTo(1_000);
        assertThat(HouseFormat.findDefects(facts)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anh.png", "anh.jpg"})
    void shouldTakeStills(String name) {
        Facts facts = Probe.look(Ffmpeg.still(folder.resolve(name), "641x361"));

        assertThat(picture(facts))
                .returns(true, Facts.Picture::still)
                .returns(641, Facts.Picture::width)
                .returns(361, Facts.Picture::height)
                .returns(0L, Facts.Picture::durationMs);
        assertThat(HouseFormat.findDefects(facts)).isEmpty();
    }

    @Test
    void shouldRefuseAStillWhenItWouldFillThePlayersMemory() {
        Facts facts = Probe.look(Ffmpeg.still(folder.resolve("a.jpg"), "4000x3000"));

        assertThat(HouseFormat.findDefects(facts)).extracting(Text::key).containsExactly("media.still-size");
    }

    @Test
    void shouldGoByContentWhenTheSuffixLies() {
        Facts facts = Probe.look(Ffmpeg.run(
                folder.resolve("phim.png"),
                List.of("-f lavfi -i testsrc2=s=320x180:d=0.5 -c:v libx264 -pix_fmt yuv420p -f mp4".split(" "))));

        assertThat(picture(facts).still()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.jpg"})
    void shouldRefuseAStillWhenItIsTruncated(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Ffmpeg.still(folder.resolve(name), "640x360"));
        for (int part = 1; part < 10; part++) {
            Path cut = Files.write(folder.resolve("cut-" + name), Arrays.copyOf(whole, whole.length * part / 10));
            assertUnknown(cut);
        }
    }

    @Test
    void shouldRefuseAFilmWhenItIsTruncated() throws IOException {
        byte[] indexLast = Files.readAllBytes(Ffmpeg.h264(folder.resolve("a.mp4"), 2));
        assertUnknown(Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(indexLast, indexLast.length / 2)));

        byte[] indexFirst = Files.readAllBytes(Ffmpeg.clip(
                folder.resolve("b.mp4"), "320x180", "30", 2, (H264 + "-c:a aac -movflags +faststart").split(" ")));
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(indexFirst, indexFirst.length * 2 / 3));
        assertThat(HouseFormat.findDefects(Probe.look(cut)))
                .extracting(Text::key)
                .contains("media.truncated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "không phải phim", "#EXTM3U\n/etc/passwd\n", "ffconcat version 1.0\nfile a.mp4\n"})
    void shouldRefuseWhenItIsNoMediaAtAll(String content) throws IOException {
        Ffmpeg.h264(folder.resolve("a.mp4"), 0.2);

        assertUnknown(Files.writeString(folder.resolve("x.mp4"), content, StandardCharsets.UTF_8));
    }

    @Test
    void shouldTakeNamesThatFfmpegWouldReadAsSomethingElse() {
        Path made = Ffmpeg.h264(folder.resolve("a.mp4"), 0.5);
        Path odd = folder.resolve("concat:-y é|1%d.mp4");
        assertThat(made.toFile().renameTo(odd.toFile())).isTrue();

        assertThat(HouseFormat.findDefects(Probe.look(odd))).isEmpty();
    }

    private static Facts.Picture picture(Facts facts) {
        return Objects.requireNonNull(facts.picture());
    }

    private static void assertUnknown(Path file) {
        assertThatThrownBy(() -> Probe.look(file))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("media-unknown"));
    }
}
