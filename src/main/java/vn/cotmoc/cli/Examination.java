// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.health.AlertSettings;
import vn.cotmoc.health.alert.SecretFile;
import vn.cotmoc.health.doctor.DataFolder;
import vn.cotmoc.health.doctor.Finding;
import vn.cotmoc.health.doctor.Outlook;
import vn.cotmoc.health.doctor.Software;
import vn.cotmoc.health.doctor.Surroundings;
import vn.cotmoc.health.novastar.NovastarPanel;
import vn.cotmoc.health.nut.NutUps;
import vn.cotmoc.media.Preparation;
import vn.cotmoc.playback.ScreenSettings;
import vn.cotmoc.playlist.ssh.PersonalKey;
import vn.cotmoc.playlist.ssh.SignersFile;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.SystemClock;

/** Looks at one side of the machine after the other. */
final class Examination {
    private static final Path ROOT = Path.of("/");

    private final Map<String, String> environment;
    private final Clock clock;

    Examination(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    /** What every node needs. */
    List<Finding> machine() {
        var software = new Software(ROOT, environment);
        List<Finding> findings = new ArrayList<>(software.libraries());
        findings.add(software.player(Map.of()));
        findings.add(software.sound());
        Preparation.PROGRAMS.forEach(program -> findings.add(software.program(program, Preparation.PROGRAMS.get(0))));
        findings.add(software.helper("pdftoppm", "poppler-utils"));
        findings.add(software.program(PersonalKey.PROGRAM, "openssh-client"));
        findings.addAll(Surroundings.fonts());
        findings.add(Surroundings.locale(System.getProperty("sun.jnu.encoding", "")));
        findings.add(Surroundings.clock(machineClock().now()));
        findings.add(Surroundings.memory(ROOT.resolve("proc/meminfo")));
        return findings;
    }

    private static Clock machineClock() {
        var clock = new SystemClock();
        clock.checkSynchronised();
        return clock;
    }

    /** What this node needs. */
    List<Finding> node(NodeSettings settings) {
        var data = new DataFolder(settings.data());
        List<Finding> findings = new ArrayList<>(data.look());
        findings.add(Outlook.port(settings.api().host(), settings.api().port(), data.isInUse()));
        files(settings).forEach(file -> findings.add(Outlook.file(file)));
        settings.screens().forEach(screen -> findings.add(screen(screen)));
        if (!settings.screens().stream().allMatch(ScreenSettings::isVirtual)) {
            new Software(ROOT, environment).polkit().ifPresent(findings::add);
        }
        if (settings.signers() != null) {
            findings.add(signers(settings, settings.signers()));
        }
        secrets(settings).forEach(file -> findings.add(secret(file)));
        settings.panels()
                .forEach(panel -> findings.add(Outlook.panel(panel.screen(), new NovastarPanel(panel, clock))));
        if (settings.ups() != null) {
            findings.add(Outlook.ups(new NutUps(settings.ups(), clock), settings.ups()));
        }
        return findings;
    }

    private Finding screen(ScreenSettings screen) {
        if (screen.isVirtual()) {
            return new Software(ROOT, environment).program("Xvfb", "xvfb");
        }
        return Outlook.display(screen.id(), screen.display(), environment, screen.geometry());
    }

    private static Finding signers(NodeSettings settings, Path file) {
        try {
            new SignersFile(file, settings.timezone()).signers();
            return Finding.good("signers");
        } catch (Fault e) {
            return Finding.of(e);
        }
    }

    /** Certificates, and the key of one; what is secret beside is read in whole. */
    private static Stream<Path> files(NodeSettings settings) {
        return Stream.concat(
                        Stream.of(
                                Optional.ofNullable(settings.api().certificate()),
                                Optional.ofNullable(settings.api().key())),
                        settings.alerts().stream().map(Examination::certificateOf))
                .flatMap(Optional::stream);
    }

    private static Optional<Path> certificateOf(AlertSettings alert) {
        return alert instanceof AlertSettings.Mail mail
                ? Optional.ofNullable(mail.certificateFile())
                : Optional.empty();
    }

    private static Stream<Path> secrets(NodeSettings settings) {
        return settings.alerts().stream().map(Examination::secretOf).filter(Objects::nonNull);
    }

    private static @Nullable Path secretOf(AlertSettings alert) {
        return alert instanceof AlertSettings.Webhook webhook
                ? webhook.secretFile()
                : alert instanceof AlertSettings.Mail mail ? mail.passwordFile() : null;
    }

    private static Finding secret(Path file) {
        try {
            SecretFile.read(file);
            return Finding.good("secret", file);
        } catch (Fault e) {
            return Finding.of(e);
        }
    }
}
