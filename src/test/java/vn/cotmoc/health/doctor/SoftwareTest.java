// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Text;
import vn.cotmoc.health.doctor.Finding.Level;

@Tag("L1")
class SoftwareTest {
    @TempDir
    private Path root;

    private void put(String file) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.createFile(path);
    }

    @Test
    void shouldNameEachLibraryThatIsMissingWithWhatBringsIt() throws IOException {
        put("usr/lib/x86_64-linux-gnu/libvlc.so.5");
        put("usr/lib/x86_64-linux-gnu/vlc/plugins/demux/libmp4_plugin.so");
        put("usr/lib/libXext.so.6");

        assertThat(new Software(root, Map.of()).libraries())
                .extracting(Finding::code, Finding::level)
                .containsExactly(
                        tuple("libvlc", Level.OK),
                        tuple("vlc-plugins", Level.ERROR),
                        tuple("libx11", Level.ERROR),
                        tuple("libxext", Level.OK));
        Finding plugins = new Software(root, Map.of()).libraries().get(1);
        assertThat(plugins.sentence().in(Language.EN))
                .isEqualTo("libVLC lacks plug-ins: libfilesystem_plugin.so, libavcodec_plugin.so, libvmem_plugin.so.");
        assertThat(plugins.cure())
                .isEqualTo(Text.of(
                        "doctor.vlc-plugins.cure",
                        plugins.sentence().arguments().get(0)));
    }

    @Test
    void shouldWarnOfWhatTheNodePlaysWithout() throws IOException {
        var software = new Software(root, Map.of("PATH", root.resolve("bin").toString()));
        assertThat(software.sound().level()).isEqualTo(Level.WARNING);
        assertThat(software.helper("pdftoppm", "poppler-utils").level()).isEqualTo(Level.WARNING);
        assertThat(software.polkit()).map(Finding::level).contains(Level.WARNING);

        put("usr/lib/libasound.so.2");
        put("bin/pdftoppm");
        assertThat(root.resolve("bin/pdftoppm").toFile().setExecutable(true)).isTrue();
        put("usr/share/polkit-1/rules.d/50-cotmoc.rules");
        assertThat(software.sound().level()).isEqualTo(Level.OK);
        assertThat(software.helper("pdftoppm", "poppler-utils").level()).isEqualTo(Level.OK);
        assertThat(software.polkit()).map(Finding::level).contains(Level.OK);
    }

    @Test
    void shouldFindAProgramOnThePathOnlyWhenItCanBeRun() throws IOException {
        put("bin/tool");
        var software = new Software(root, Map.of("PATH", "/nowhere::" + root.resolve("bin")));

        assertThat(software.program("tool", "tools").level()).isEqualTo(Level.ERROR);
        assertThat(software.program("tool", "tools").cure()).hasToString("sudo apt-get install tools");

        assertThat(root.resolve("bin/tool").toFile().setExecutable(true)).isTrue();
        assertThat(software.program("tool", "tools").level()).isEqualTo(Level.OK);
    }

    @Test
    void shouldTellThatThePlayerStartsWhereTheTestsRun() {
        Finding player = new Software(Path.of("/"), Map.of()).player(Map.of());
        assertThat(player.level()).as(player.sentence().in(Language.EN)).isEqualTo(Level.OK);
        assertThat(player.sentence().in(Language.EN)).contains("libVLC 3.");
    }

    @Test
    void shouldTellWhatOfThePlayerIsDamaged() throws IOException {
        put("usr/lib/vlc/plugins/codec/libavcodec_plugin.so");
        assertThat(wrong(new Software(root, Map.of()).player(Map.of())))
                .contains("libavcodec_plugin.so", "file too short", "exit 1");

        Files.writeString(root.resolve("libvlccore.so.9"), "no library");
        assertThat(wrong(
                        new Software(root.resolve("etc"), Map.of()).player(Map.of("LD_LIBRARY_PATH", root.toString()))))
                .contains("exit 1");
    }

    /** Of a library that a power cut has left half written; whoever loads it crashes. */
    @Test
    void shouldTellThatThePlayerCrashes() throws IOException {
        put("usr/lib/vlc/plugins/codec/libavcodec_plugin.so");
        Path half = root.resolve("usr/lib/vlc/plugins/codec/libavcodec_plugin.so");
        byte[] whole =
                Files.readAllBytes(Path.of(System.getProperty("java.home")).resolve("lib/libjava.so"));
        Files.write(half, Arrays.copyOf(whole, whole.length / 2));

        assertThat(wrong(new Software(root, Map.of()).player(Map.of())))
                .contains("libavcodec_plugin.so", "A fatal error has been detected", "SIGBUS");
    }

    private static String wrong(Finding finding) {
        assertThat(finding.level()).isEqualTo(Level.ERROR);
        assertThat(finding.cure()).asString().startsWith("sudo apt-get install --reinstall libvlc5");
        return finding.sentence().in(Language.EN);
    }

    @Test
    void shouldFindEverythingWhereTheTestsRun() {
        assertThat(new Software(Path.of("/"), System.getenv()).libraries())
                .extracting(Finding::level)
                .containsOnly(Level.OK);
    }
}
