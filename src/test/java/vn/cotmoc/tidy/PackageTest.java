// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cotmoc.config.NodeFile;

/** What the Debian package says of itself. {@code src/deb/try} installs it, which takes minutes and a mirror. */
@Tag("L0")
final class PackageTest {
    private static final Pattern OF_LAUNCHER = Pattern.compile("(?s)\npackages=\\((.*?)\n\\)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^ {2}(\\S+) '");
    private static final List<String> TO_BUILD = List.of("openjdk-17-jdk-headless", "maven");

    private record Run(int status, String said) {}

    @Test
    void shouldDependOnAllThatACheckoutInstalls() throws IOException {
        MatchResult list = OF_LAUNCHER
                .matcher(Files.readString(Path.of("cotmoc")))
                .results()
                .findFirst()
                .orElseThrow();
        List<String> depends = Files.readAllLines(Path.of("src/deb/control/control")).stream()
                .filter(line -> line.startsWith("Depends: "))
                .flatMap(line -> List.of(line.substring(9).split(", ", -1)).stream())
                .toList();

        assertThat(PACKAGE.matcher(list.group(1)).results().map(found -> found.group(1)))
                .filteredOn(name -> !TO_BUILD.contains(name))
                .isNotEmpty()
                .isSubsetOf(depends);
    }

    /** Without it no remedy beyond a player's restart works, and nobody notices before a wall stays dark. */
    @Test
    void shouldAllowTheDaemonWhatItAsksOfTheSystem() throws IOException {
        String rule = Files.readString(Path.of("systemd/50-cotmoc.rules"));
        String unit = Files.readString(Path.of("systemd/cotmoc.service"));
        String daemon = unit.replaceAll("(?s).*\nUser=(\\S+)\n.*", "$1");
        String asks = Files.readString(Path.of("src/main/java/vn/cotmoc/health/linux/Systemctl.java"));
        String display = asks.replaceAll("(?s).*DISPLAY = \"([^\"]+)\".*", "$1");

        assertThat(Path.of("systemd", display)).exists();
        assertThat(rule)
                .contains("subject.user !== \"" + daemon + "\"")
                .contains("lookup(\"unit\") === \"" + display + "\"")
                .contains("lookup(\"verb\") === \"restart\"")
                .contains("\"org.freedesktop.login1.reboot\"")
                .contains("\"org.freedesktop.login1.reboot-multiple-sessions\"");
        assertThat(Files.readString(Path.of("pom.xml")))
                .containsPattern("systemd/50-cotmoc\\.rules</src>\\s+<mapper><type>perm</type>"
                        + "<prefix>/usr/share/polkit-1/rules\\.d</prefix>");
        assertThat(Files.readString(Path.of("src/deb/control/control"))).contains(" polkitd,");
        assertThat(unit).containsPattern("RestrictAddressFamilies=.*AF_UNIX");
    }

    @Test
    void shouldBringSettingsThatANodeTakes() {
        assertThat(NodeFile.read(Path.of("src/deb/node.yaml"), Map.of()).data()).isEqualTo(Path.of("/var/lib/cotmoc"));
    }

    @ParameterizedTest
    @CsvSource({"0.9, 0", "1.0, 0", "1.0+1, 1", "2.0, 1"})
    void shouldRefuseADowngradeAlone(String installed, int status) throws Exception {
        String script = Files.readString(Path.of("src/deb/control/preinst")).replace("[[version]]", "1.0");

        Run run = run("sh", "-c", script, "preinst", "upgrade", installed);

        assertThat(run).returns(status, Run::status);
        assertThat(run.said()).matches(said -> said.contains(installed) == (status != 0));
    }

    /** The X server runs as root, the daemon as a member of the file's group. */
    @Test
    void shouldLetTheGroupReadTheCookieAndKeepIt(@TempDir Path folder) throws Exception {
        Path authority = folder.resolve("authority");
        String script = "umask 027; sh src/deb/x-cookie " + authority;

        assertThat(run("sh", "-c", script)).returns(0, Run::status);
        byte[] first = Files.readAllBytes(authority);
        assertThat(first).isNotEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(authority)))
                .isEqualTo("rw-r-----");

        Files.setPosixFilePermissions(authority, PosixFilePermissions.fromString("rw-------"));
        assertThat(run("sh", "-c", script)).returns(0, Run::status);
        assertThat(authority).hasBinaryContent(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(authority)))
                .isEqualTo("rw-r-----");
    }

    @ParameterizedTest
    @CsvSource({"cotmoc.service, 3.0", "cotmoc-report-due.service, 3.0", "cotmoc-x.service, 7.0"})
    void shouldExposeLittleOfTheMachine(String unit, double most) throws Exception {
        Run run = run("systemd-analyze", "security", "--offline=true", "--no-pager", "systemd/" + unit);

        assertThat(run.said()).contains("Overall exposure level");
        String level = run.said().replaceAll("(?s).*Overall exposure level for \\S+: ([0-9.]+).*", "$1");
        assertThat(Double.parseDouble(level)).isLessThanOrEqualTo(most);
    }

    /** As if the package were installed here: its programs are there. */
    @Test
    void shouldBringUnitsThatSystemdTakes(@TempDir Path folder) throws Exception {
        List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
        try (DirectoryStream<Path> units = Files.newDirectoryStream(Path.of("systemd"), "*.{service,timer}")) {
            for (Path unit : units) {
                String installed = Files.readString(unit).replaceAll("(?m)^(Exec\\w+=)/\\S+", "$1/bin/true");
                Path copy = Files.writeString(folder.resolve(unit.getFileName()), installed);
                command.add(copy.toString());
            }
        }
        assertThat(command).hasSizeGreaterThan(3);

        Run run = run(command.toArray(String[]::new));

        assertThat(run.said().lines()).noneMatch(line -> line.contains("cotmoc"));
        assertThat(run).returns(0, Run::status);
    }

    private static Run run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), said);
    }
}
