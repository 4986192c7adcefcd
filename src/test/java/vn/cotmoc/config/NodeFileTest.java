// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.glass.Area;
import vn.cotmoc.health.AlertSettings;
import vn.cotmoc.health.PanelSettings;
import vn.cotmoc.health.UpsSettings;
import vn.cotmoc.http.HttpSettings;
import vn.cotmoc.journal.Device;
import vn.cotmoc.journal.Retention;
import vn.cotmoc.journal.Site;
import vn.cotmoc.playback.ScreenSettings;
import vn.cotmoc.playlist.Daypart;
import vn.cotmoc.playlist.TimeOfDay;

/** One test pins every default, one sets every member to something else. */
@Tag("L1")
class NodeFileTest {
    private static final String LEAST = """
            node: moc-bai-1
            site: {code: moc-bai, name: Cửa khẩu quốc tế Mộc Bài, province: Tây Ninh}
            screens:
              - {id: ngoai-troi, display: virtual, geometry: 1280x720+0+0}
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldFillInTheDefaultsWhenMembersAreLeftOut() throws IOException {
        Path data = Path.of("/var/lib/cotmoc");

        assertThat(read(LEAST, Map.of()))
                .isEqualTo(new NodeSettings(
                        "moc-bai-1",
                        new Site("moc-bai", "Cửa khẩu quốc tế Mộc Bài", "Tây Ninh", null),
                        ZoneId.of("Asia/Ho_Chi_Minh"),
                        data,
                        List.of(new ScreenSettings("ngoai-troi", "virtual", new Area(0, 0, 1280, 720), null, null, 0)),
                        List.of(),
                        List.of(),
                        new HttpSettings("127.0.0.1", 8470, null, null, data),
                        null,
                        null,
                        List.of(),
                        new Retention(Period.ofDays(400), Period.ofYears(5), Period.ofYears(1))));
    }

    @Test
    void shouldTakeEveryMemberWhenItIsSet() throws IOException {
        NodeSettings settings = read("""
                node: ha-tien-1
                site: {code: ha-tien, name: Hà Tiên, province: An Giang}
                timezone: Asia/Phnom_Penh
                data: data
                screens:
                  - id: trong-nha
                    display: ":1"
                    geometry: 640x360+1280+8
                    hours: ["05:30", "24:00"]
                    audio: ["06:00", "21:00"]
                    rotate: 270
                    panel: {driver: novastar, host: 192.0.2.10, port: 5201, cards: 24}
                devices:
                  - {id: led-1, screen: trong-nha, maker: A, model: B, serial: 7, handover: 2016-03-01, warrantyUntil: 2018-03-01}
                api: {listen: "[::]:443", certificate: node.crt, key: /etc/node.key}
                trust: {signers: allowed_signers}
                ups: {driver: nut, host: ups.example.vn, port: 3494, name: apc}
                alerts: [{webhook: "https://example.vn/hook", secretFile: secret, heartbeat: 90s}, {mail: {to: [a@example.vn], server: "mail.example.vn:25", from: b@example.vn, security: tls, user: c, passwordFile: password, certificateFile: /etc/mail.crt}}]
                retention: {plays: 30d, incidents: 2y, audit: 90d}
                """, Map.of());

        assertThat(settings)
                .isEqualTo(new NodeSettings(
                        "ha-tien-1",
                        new Site("ha-tien", "Hà Tiên", "An Giang", null),
                        ZoneId.of("Asia/Phnom_Penh"),
                        folder.resolve("data"),
                        List.of(new ScreenSettings(
                                "trong-nha",
                                ":1",
                                new Area(1280, 8, 640, 360),
                                new Daypart(new TimeOfDay(19_800), TimeOfDay.END_OF_DAY),
                                new Daypart(new TimeOfDay(21_600), new TimeOfDay(75_600)),
                                270)),
                        List.of(new PanelSettings("trong-nha", PanelSettings.Driver.NOVASTAR, "192.0.2.10", 5201, 24)),
                        List.of(new Device(
                                "led-1",
                                "trong-nha",
                                "A",
                                "B",
                                "7",
                                LocalDate.of(2016, 3, 1),
                                LocalDate.of(2018, 3, 1))),
                        new HttpSettings(
                                "::",
                                443,
                                folder.resolve("node.crt"),
                                Path.of("/etc/node.key"),
                                folder.resolve("data")),
                        folder.resolve("allowed_signers"),
                        new UpsSettings(UpsSettings.Driver.NUT, "ups.example.vn", 3494, "apc"),
                        List.of(
                                new AlertSettings.Webhook(
                                        URI.create("https://example.vn/hook"),
                                        folder.resolve("secret"),
                                        Duration.ofSeconds(90)),
                                new AlertSettings.Mail(
                                        List.of("a@example.vn"),
                                        "mail.example.vn:25",
                                        "b@example.vn",
                                        AlertSettings.Security.TLS,
                                        "c",
                                        folder.resolve("password"),
                                        Path.of("/etc/mail.crt"))),
                        new Retention(Period.ofDays(30), Period.ofYears(2), Period.ofDays(90))));
    }

    @Test
    void shouldFillInTheDefaultsOfDrivers() throws IOException {
        NodeSettings settings = read(
                LEAST.replace("+0+0}", "+0+0, panel: {driver: novastar, host: led}}")
                        + "ups: {driver: nut}\nalerts: [{webhook: http://hook}, {mail: {to: [a@b], server: mail}}]\n",
                Map.of());

        assertThat(settings.panels())
                .containsExactly(new PanelSettings("ngoai-troi", PanelSettings.Driver.NOVASTAR, "led", 5200, null));
        assertThat(settings.alerts())
                .containsExactly(
                        new AlertSettings.Webhook(URI.create("http://hook"), null, Duration.ofMinutes(5)),
                        new AlertSettings.Mail(
                                List.of("a@b"), "mail", null, AlertSettings.Security.STARTTLS, null, null, null));
        assertThat(settings.ups()).isEqualTo(new UpsSettings(UpsSettings.Driver.NUT, "127.0.0.1", 3493, "ups"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nodes: a                              | /nodes unknown-member",
                "timezone: Asia/Hanoi                  | /timezone timezone",
                "data: [a]                             | /data wrong-type",
                "api: {listen: 8470}                   | /api/listen listen",
                "api: {listen: ~127.0.0.1:65536~}      | /api/listen listen",
                "api: {listen: ~0.0.0.0:8470~}         | /api/listen listen-unsigned",
                "api: {listen: ~localhost:8470~, key: node.key} | /api member-missing",
                "trust: {}                             | /trust member-missing",
                "ups: {driver: apc, port: 0}           | /ups/driver unknown-value, /ups/port number-range",
                "alerts: [{}]                          | /alerts/0 webhook-or-mail",
                "alerts: [{webhook: example.vn}]       | /alerts/0/webhook url",
                "alerts: [{mail: {to: [a], server: b}}] | /alerts/0/mail/to/0 mail-address",
                "retention: {plays: 0d, audit: 5m}     | /retention/plays retention, /retention/audit retention",
                "devices: [{id: a, screen: b}, {id: a}] | /devices/0/screen unknown-screen, /devices/1/id duplicate-id",
                "devices: [{id: a, handover: 2018-01-01, warrantyUntil: 2017-01-01}] | /devices/0/warrantyUntil dates-reversed",
            })
    void shouldTellWhatIsWrong(String line, String expected) {
        assertThat(told(LEAST + line.replace('~', '"') + "\n")).isEqualTo(List.of(expected.split(", ", -1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "display: ~:0.0~                       | /screens/0/display display",
                "geometry: 0x720+0+0                   | /screens/0/geometry geometry",
                "geometry: 1280x720                    | /screens/0/geometry geometry",
                "hours: [~06:00~, ~06:00~]             | /screens/0/hours times-equal",
                "audio: [~24:00~, ~06:00~]             | /screens/0/audio/0 time-of-day",
                "rotate: 45                            | /screens/0/rotate unknown-value",
                "rotate: ~90~                          | /screens/0/rotate wrong-type",
                "panel: {driver: nova}                 | /screens/0/panel member-missing, /screens/0/panel/driver unknown-value",
            })
    void shouldTellWhatIsWrongWithAScreen(String member, String expected) {
        String name = member.substring(0, member.indexOf(':'));
        String screen = "{id: ngoai-troi, display: virtual, geometry: 1280x720+0+0}";
        String changed =
                screen.replaceFirst(", " + name + ": [^,}]*", "").replace("}", ", ") + member.replace('~', '"') + "}";

        assertThat(told(LEAST.replace(screen, changed))).isEqualTo(List.of(expected.split(", ", -1)));
    }

    @Test
    void shouldNameAllScreensThatCoverEachOther() throws IOException {
        String screen = "{id: ngoai-troi, display: virtual, geometry: 1280x720+0+0}";
        String more = screen
                + "\n  - {id: ben, display: virtual, geometry: 640x360+1279+719}"
                + "\n  - {id: canh, display: virtual, geometry: 640x360+1280+0}"
                + "\n  - {id: khac, display: \":0\", geometry: 640x360+0+0}"
                + "\n  - {id: giua, display: virtual, geometry: 640x720+1000+0}";

        assertThat(told(LEAST.replace(screen, more)))
                .containsExactly(
                        "/screens/1/geometry screens-overlap",
                        "/screens/4/geometry screens-overlap",
                        "/screens/4/geometry screens-overlap",
                        "/screens/4/geometry screens-overlap");
        Path file = Files.writeString(folder.resolve("node.yaml"), LEAST.replace(screen, more));
        Fault fault = catchThrowableOfType(Fault.class, () -> NodeFile.read(file, Map.of()));
        assertThat(fault.errors().get(0).detail().in(Language.EN))
                .isEqualTo("Screen `ben` covers a part of screen `ngoai-troi`, which lies at 1280x720+0+0 of the same"
                        + " display.");
    }

    @Test
    void shouldOverrideSingleMembersByVariables() throws IOException {
        NodeSettings settings = read(
                LEAST,
                Map.of(
                        "COTMOC_API_LISTEN",
                        "127.0.0.1:9000",
                        "COTMOC_SITE_NAME",
                        "Mộc Bài",
                        "COTMOC_RETENTION_PLAYS",
                        "7d"));

        assertThat(settings.api().port()).isEqualTo(9000);
        assertThat(settings.site().name()).isEqualTo("Mộc Bài");
        assertThat(settings.site().code()).isEqualTo("moc-bai");
        assertThat(settings.retention().plays()).isEqualTo(Period.ofDays(7));
    }

    @Test
    void shouldNameTheVariableWhenItIsWrong() throws IOException {
        Path file = Files.writeString(folder.resolve("node.yaml"), LEAST);

        Fault fault =
                catchThrowableOfType(Fault.class, () -> NodeFile.read(file, Map.of("COTMOC_API_LISTEN", "nowhere")));

        assertThat(fault.errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.file()).isEqualTo("COTMOC_API_LISTEN"));
    }

    private List<String> told(String yaml) {
        Fault fault = catchThrowableOfType(Fault.class, () -> read(yaml, Map.of()));
        assertThat(fault.code()).isEqualTo("settings-refused");
        return fault.errors().stream()
                .map(problem -> problem.pointer() + " " + problem.code())
                .toList();
    }

    private NodeSettings read(String yaml, Map<String, String> environment) throws IOException {
        return NodeFile.read(Files.writeString(folder.resolve("node.yaml"), yaml), environment);
    }
}
