// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Text;
import vn.cotmoc.journal.Device;
import vn.cotmoc.journal.Incident;
import vn.cotmoc.journal.JournalReader;
import vn.cotmoc.journal.Site;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteJournal;
import vn.cotmoc.journal.sqlite.SqliteJournalReader;
import vn.cotmoc.time.FakeClock;

/** Incidents over a journal on the disk. */
@Tag("L3")
class IncidentsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Site SITE = new Site("mb", "Mộc Bài", "Tây Ninh", null);
    private static final Symptom COVERED = Symptom.on("man", Trouble.GLASS_COVERED);
    private static final List<Device> DEVICES =
            List.of(new Device("led-1", "man", null, null, null, null, LocalDate.of(2026, 11, 23)));

    @TempDir
    private Path folder;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T09:00:00+07:00"));
    private final List<String> told = new ArrayList<>();
    private final WatchedScreen screen = new WatchedScreen("man");
    private NodeDatabase database;
    private JournalReader reader;
    private Incidents incidents;

    @BeforeEach
    void open() {
        database = NodeDatabase.open(folder);
        SqliteJournal journal = SqliteJournal.open(database, "mb-1", SITE, ZONE, clock);
        reader = new SqliteJournalReader(database, "mb-1", ZONE, clock);
        incidents = new Incidents(reader::incidents, DEVICES, ZONE, journal::write);
        incidents.addListener(incident -> told.add(incident.event() + " " + incident.code()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldKeepTheWholeOfItWithDeviceAndWarranty() {
        loseThePicture(0);
        find(Diagnosis.Change.OPENED, COVERED);
        loseThePicture(3_500);
        incidents.tried(Set.of(COVERED.key()), Text.of("health.tried-restart-player"));
        incidents.tried(Set.of(COVERED.key()), Text.of("health.tried-restart-player"));
        clock.pass(Duration.ofSeconds(20));
        find(Diagnosis.Change.OVER, COVERED);

        assertThat(told).containsExactly("opened glass-covered", "changed glass-covered", "closed glass-covered");
        Incident kept = reader.incidents().get(0);
        assertThat(kept.device()).isEqualTo("led-1");
        assertThat(kept.underWarranty()).isTrue();
        assertThat(kept.action()).isEqualTo("đã khởi động lại trình phát; mất hình 3,5 giây");
        assertThat(kept.closedAt()).isEqualTo(clock.now().wall());
    }

    @Test
    void shouldBecomeAFaultWhenItGetsWorseAndStayOneIncident() {
        Symptom hot = Symptom.on("man", Trouble.PANEL_HOT, 68);
        find(Diagnosis.Change.OPENED, hot);
        incidents.acknowledge(incidents.open().get(0).id(), "lan", "");
        find(Diagnosis.Change.WORSE, Symptom.on("man", Trouble.PANEL_HOT, 80).as(Severity.FAULT));

        assertThat(incidents.open()).singleElement().satisfies(worse -> {
            assertThat(worse.severity()).isEqualTo("fault");
            assertThat(worse.sentence()).contains("80 °C");
            assertThat(worse.ackedBy()).isEqualTo("lan");
        });
        assertThat(told).containsExactly("opened panel-hot", "changed panel-hot", "changed panel-hot");
    }

    @Test
    void shouldBeOutOfWarrantyTheDayAfter() {
        clock.pass(Duration.ofHours(15));
        find(Diagnosis.Change.OPENED, COVERED);
        assertThat(incidents.open().get(0).underWarranty()).isFalse();
    }

    @Test
    void shouldNotBlameADeviceForAClip() {
        find(Diagnosis.Change.OPENED, Symptom.on("man", Trouble.CLIP_BLACK, "den"));
        assertThat(incidents.open().get(0).device()).isNull();
    }

    @Test
    void shouldTakeUpWhatTheLastProcessLeftOpen() {
        Symptom black = Symptom.on("man", Trouble.CLIP_BLACK, "den");
        find(Diagnosis.Change.OPENED, COVERED);
        find(Diagnosis.Change.OPENED, black);
        database.close();
        open();

        assertThat(incidents.left()).containsExactlyInAnyOrder(COVERED, black);
        find(Diagnosis.Change.OVER, black);
        assertThat(incidents.open()).extracting(Incident::code).containsExactly("glass-covered");
        assertThat(reader.incidents()).hasSize(2);
    }

    @Test
    void shouldKeepWhoHasSeenItAndWhoSaysItIsOver() {
        find(Diagnosis.Change.OPENED, COVERED);
        String id = incidents.open().get(0).id();
        incidents.acknowledge(id, "lan", "đang đến");
        incidents.resolve(id, "minh", "tắt cửa sổ lạ", clock.now());

        Incident kept = reader.incidents().get(0);
        assertThat(kept.ackedBy()).isEqualTo("lan");
        assertThat(kept.person()).isEqualTo("minh");
        assertThat(kept.action()).isEqualTo("lan: đang đến; tắt cửa sổ lạ");
        assertThat(incidents.takeDismissed()).containsExactly(COVERED.key());
        assertThat(incidents.takeDismissed()).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsClosedUnknownOrTooLong() {
        find(Diagnosis.Change.OPENED, COVERED);
        String id = incidents.open().get(0).id();
        assertThatThrownBy(() -> incidents.acknowledge(id, "lan", "x".repeat(1_001)))
                .isInstanceOf(Fault.class)
                .extracting("code")
                .isEqualTo("note-too-long");
        find(Diagnosis.Change.OVER, COVERED);
        database.close();
        open();

        assertThatThrownBy(() -> incidents.acknowledge(id, "lan", ""))
                .extracting("code")
                .isEqualTo("incident-closed");
        assertThatThrownBy(() -> incidents.resolve("0", "lan", "", clock.now()))
                .extracting("code")
                .isEqualTo("incident-unknown");
    }

    @Test
    void shouldTellHowLongThePictureWasGoneThoughAPersonSaysItIsOver() {
        loseThePicture(9_000);
        clock.pass(Duration.ofMinutes(5));
        find(Diagnosis.Change.OPENED, COVERED);
        loseThePicture(2_500);
        incidents.resolve(incidents.open().get(0).id(), "minh", "x".repeat(1_000), clock.now());
        assertThat(reader.incidents().get(0).action()).endsWith("x; mất hình 2,5 giây");
        assertThat(reader.incidents().get(0).person()).isEqualTo("minh");

        clock.pass(Duration.ofMinutes(5));
        find(Diagnosis.Change.OPENED, COVERED);
        loseThePicture(1_000);
        find(Diagnosis.Change.OVER, COVERED);
        assertThat(reader.incidents().get(1).action()).as("its own time alone").isEqualTo("mất hình 1,0 giây");
    }

    @Test
    void shouldBeReadInBothLanguages() {
        find(Diagnosis.Change.OPENED, Symptom.on("man", Trouble.CLIP_BLACK, "den"));
        Incident incident = incidents.open().get(0);

        assertThat(incident.sentence()).isEqualTo("Màn hình man: clip den toàn màu đen.");
        assertThat(Wording.sentence(incident, Language.EN)).isEqualTo("Screen man: the clip den is black.");
        assertThat(Wording.hint(incident, Language.EN)).startsWith("The screen shows what the clip holds");
    }

    @Test
    void shouldHaveASentenceForEveryTrouble() {
        for (Trouble trouble : Trouble.values()) {
            assertThat(Text.exists("incident." + trouble.code()))
                    .as(trouble.code())
                    .isTrue();
            assertThat(Text.exists("incident." + trouble.code() + ".hint"))
                    .as(trouble.code())
                    .isTrue();
        }
    }

    private void loseThePicture(long forMs) {
        screen.bareMs += forMs;
        incidents.goneTimes().look(screen.vitals(), false, clock.now());
    }

    private void find(Diagnosis.Change change, Symptom symptom) {
        incidents.take(new Diagnosis.Finding(change, symptom.key(), symptom), clock.now());
    }
}
