// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.health.Check;
import vn.cotmoc.health.KnownDisplays;
import vn.cotmoc.health.MachineReading;
import vn.cotmoc.health.PanelReading;
import vn.cotmoc.health.Trouble;
import vn.cotmoc.health.UpsReading;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.trust.OnAir;
import vn.cotmoc.time.FakeClock;

/** The checks that look at figures: panel, machine, clock, playlist, record. */
@Tag("L1")
class FiguresCheckTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final long MIB = 1 << 20;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T09:00:00+07:00"));
    private PanelReading panel = panel(true, 12, 40, 4.9, 80);
    private MachineReading machine = MachineReading.NOTHING;
    private Optional<UpsReading> ups = Optional.empty();
    private final Check panels = new PanelCheck(List.of("man"), id -> Optional.of(panel));
    /** Nothing is written where nothing is saved. */
    private final KnownDisplays known = new KnownDisplays(Path.of("."));

    private final Check machines = new MachineCheck(List.of("man"), () -> machine, () -> ups, known);

    @Test
    void shouldBeContentWithAPanelThatIsWell() {
        assertThat(look(panels)).isEmpty();
    }

    @Test
    void shouldNameWhatAPanelLacks() {
        panel = panel(false, 10, 40, 4.9, 0);
        assertThat(look(panels))
                .containsExactly(
                        "panel-no-signal fault [man]",
                        "panel-off fault [man]",
                        "panel-card-missing fault [man, 2, 12]");
    }

    @Test
    void shouldTellHotFromTooHotAndBeContentOnlyClearlyBelow() {
        panel = panel(true, 12, 80, 4.9, 80);
        assertThat(look(panels)).containsExactly("panel-hot fault [man, 80]");
        panel = panel(true, 12, 78, 4.9, 80);
        assertThat(look(panels)).containsExactly("panel-hot fault [man, 78]");
        panel = panel(true, 12, 69, 4.9, 80);
        assertThat(look(panels)).containsExactly("panel-hot warning [man, 69]");
        panel = panel(true, 12, 66, 4.9, 80);
        assertThat(look(panels)).isEmpty();
    }

    @Test
    void shouldNotThinkAPanelWellThatHasFallenSilent() {
        panel = panel(false, 12, 40, 2.1, 80);
        look(panels);
        panel = PanelReading.unreachable("no route");
        assertThat(look(panels))
                .containsExactly(
                        "panel-silent warning [man]",
                        "panel-no-signal fault [man]",
                        "panel-voltage warning [man, 2.1]");
    }

    @Test
    void shouldNameAnOutletOnWhichNothingHangs() {
        var dead = new MachineReading.Link("card0-HDMI-A-1", false, null);
        machine = new MachineReading(List.of(dead), List.of(), null);
        assertThat(look(machines)).containsExactly("display-unplugged fault [man]");
        var live = new MachineReading.Link("card0-DP-1", true, null);
        machine = new MachineReading(List.of(dead, live), List.of(), null);
        assertThat(look(machines)).as("nothing ever hung there").isEmpty();
    }

    @Test
    void shouldNameAnOutletOnWhichSomethingHungUntilSomebodySaysItIsWell() {
        displayed("a1", "b2");
        assertThat(displayed(null, "b2")).containsExactly("outlet-empty fault [card0-HDMI-A-1]");
        assertThat(displayed("a1", "b2")).isEmpty();
        assertThat(displayed(null, null)).containsExactly("display-unplugged fault [man]");
        displayed(null, "b2");
        machines.dismiss(Trouble.OUTLET_EMPTY, "card0-HDMI-A-1");
        assertThat(displayed(null, "b2")).isEmpty();
        assertThat(displayed("c3", "b2")).as("the first one there").isEmpty();
        assertThat(displayed(null, "b2")).hasSize(1);
    }

    @Test
    void shouldTellOnceThatAnotherDeviceHangsOnAnOutlet() {
        assertThat(displayed("a1", "b2")).isEmpty();
        assertThat(displayed(null, "b2")).as("switched off").noneMatch(told -> told.startsWith("display-changed"));
        assertThat(displayed("a1", "b2")).as("and on again").isEmpty();
        assertThat(displayed("c3", "b2")).containsExactly("display-changed warning [card0-HDMI-A-1]");
        assertThat(displayed("c3", "b2")).isEmpty();
        assertThat(displayed("b2", "c3")).as("two cables changed places").hasSize(2);
    }

    private List<String> displayed(@Nullable String hdmi, @Nullable String dp) {
        var links = List.of(
                new MachineReading.Link("card0-HDMI-A-1", hdmi != null, hdmi),
                new MachineReading.Link("card0-DP-1", dp != null, dp));
        machine = new MachineReading(links, List.of(), null);
        return look(machines);
    }

    @Test
    void shouldGoByWhatAChipItselfCallsCritical() {
        assertThat(heat(84, null)).isEmpty();
        assertThat(heat(86, null)).containsExactly("temperature-high warning [chip, 86]");
        assertThat(heat(75, 84.8)).containsExactly("temperature-high warning [chip, 75]");
        assertThat(heat(82, 84.8)).containsExactly("temperature-high fault [chip, 82]");
        assertThat(heat(200, null)).as("a sensor that is not connected").isEmpty();
    }

    @Test
    void shouldTellLowFromTooLowOnTheDisk() {
        assertThat(disk(4_000, false)).isEmpty();
        assertThat(disk(2_000, false)).containsExactly("disk-low warning [2000]");
        assertThat(disk(1_000, false)).containsExactly("disk-low fault [1000]");
        assertThat(disk(1_100, false)).containsExactly("disk-low fault [1100]");
        assertThat(disk(2_100, false)).containsExactly("disk-low warning [2100]");
        assertThat(disk(2_300, true)).containsExactly("disk-error fault []");
    }

    @Test
    void shouldNameWhatTheUpsSays() {
        assertThat(power(UpsReading.Power.ON_LINE, true)).isEmpty();
        assertThat(power(UpsReading.Power.ON_BATTERY, true)).containsExactly("ups-on-battery warning []");
        assertThat(power(UpsReading.Power.LOW_BATTERY, true))
                .containsExactly("ups-battery-low fault []", "ups-on-battery warning []");
    }

    @Test
    void shouldNotThinkTheMainsBackWhenTheUpsFallsSilent() {
        assertThat(power(UpsReading.Power.UNKNOWN, false)).containsExactly("ups-silent warning []");
        power(UpsReading.Power.ON_BATTERY, true);
        assertThat(power(UpsReading.Power.UNKNOWN, false))
                .containsExactly("ups-silent warning []", "ups-on-battery warning []");
        assertThat(power(UpsReading.Power.ON_LINE, true)).isEmpty();
        assertThat(power(UpsReading.Power.UNKNOWN, false)).containsExactly("ups-silent warning []");
    }

    @Test
    void shouldNameAStepOfTheClockOnce() {
        Check check = new ClockCheck();
        look(check);
        clock.step(Duration.ofMillis(200));
        assertThat(look(check)).isEmpty();
        clock.step(Duration.ofMinutes(-3));
        assertThat(look(check)).containsExactly("clock-stepped warning [-180000]");
        assertThat(look(check)).isEmpty();
    }

    @Test
    void shouldNameAPlaylistThatIsAbsentEndingOrOver() {
        assertThat(playlist(null, false, null)).containsExactly("playlist-absent warning []");
        assertThat(playlist("2026-12-31", false, null)).isEmpty();
        assertThat(playlist("2026-11-28", false, null)).containsExactly("playlist-ending warning [mau, 2026-11-28]");
        assertThat(playlist("2026-11-28", false, "2026-11-29T00:00:00+07:00")).isEmpty();
        assertThat(playlist("2026-11-28", false, "2026-11-30T00:00:00+07:00")).hasSize(1);
        assertThat(playlist("2026-11-20", true, null)).containsExactly("playlist-expired fault [mau]");
    }

    @Test
    void shouldNameAJournalThatIsBlockedOrHasLostAndAnOfficeThatIsSilent() {
        long[] lost = {0};
        Instant contact = clock.now().wall();
        Check well = new RecordCheck(Optional::empty, () -> lost[0], () -> contact);
        assertThat(look(well)).isEmpty();
        lost[0] = 7;
        assertThat(look(well)).containsExactly("journal-gap fault [7]");
        assertThat(look(well)).isEmpty();
        clock.pass(Duration.ofDays(16));
        assertThat(look(well)).containsExactly("office-silent warning [16]");
        Check blocked = new RecordCheck(
                () -> Optional.of(Fault.retry("disk-full", "node.db")),
                () -> 0,
                () -> clock.now().wall());
        assertThat(look(blocked)).containsExactly("journal-blocked fault []");
    }

    private List<String> heat(double celsius, @Nullable Double critical) {
        machine =
                new MachineReading(List.of(), List.of(new MachineReading.Temperature("chip", celsius, critical)), null);
        return look(new MachineCheck(List.of(), () -> machine, Optional::empty, known));
    }

    private List<String> disk(long freeMib, boolean readOnly) {
        machine = new MachineReading(
                List.of(), List.of(), new MachineReading.Disk(freeMib * MIB, 100_000 * MIB, readOnly));
        return look(machines);
    }

    private List<String> power(UpsReading.Power power, boolean reachable) {
        ups = Optional.of(new UpsReading(reachable, power, 50, 600L, false, ""));
        return look(machines);
    }

    private List<String> playlist(@Nullable String last, boolean over, @Nullable String next) {
        Optional<OnAir> onAir = last == null ? Optional.empty() : Optional.of(onAir(last, over));
        return look(new ProgrammeCheck(
                now -> onAir,
                now -> Optional.ofNullable(next)
                        .map(text -> OffsetDateTime.parse(text).toInstant())));
    }

    private static OnAir onAir(String last, boolean over) {
        var playlist = new Playlist(
                "mau", 1, List.of("*"), null, LocalDate.parse(last), ZONE, List.of(), List.of(), List.of(), Map.of());
        return new OnAir(playlist, "0", over, Instant.EPOCH);
    }

    private List<String> look(Check check) {
        return check.look(clock.now()).stream()
                .map(symptom ->
                        symptom.trouble().code() + " " + symptom.severity().word() + " " + symptom.words())
                .toList();
    }

    private static PanelReading panel(boolean signal, int cards, double celsius, double volts, int brightness) {
        return new PanelReading(true, signal, 12, cards, celsius, volts, brightness, false, "");
    }
}
