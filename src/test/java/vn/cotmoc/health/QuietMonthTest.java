// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.health.check.ClipCheck;
import vn.cotmoc.health.check.ClockCheck;
import vn.cotmoc.health.check.GlassCheck;
import vn.cotmoc.health.check.MachineCheck;
import vn.cotmoc.health.check.PanelCheck;
import vn.cotmoc.health.check.PictureCheck;
import vn.cotmoc.health.check.RecordCheck;
import vn.cotmoc.media.Footage;
import vn.cotmoc.playback.ScreenStatus;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.time.FakeClock;

/** A month in which nothing is wrong, with all that may look like it: stills, fades, dark and still passages, nights. */
@Tag("L1")
class QuietMonthTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final LocalTime LIT_FROM = LocalTime.of(5, 30);
    private static final LocalTime LIT_UNTIL = LocalTime.of(23, 30);
    private static final int PHASES = 32;
    /** Each film of this month shows something, and moves in the end. */
    private static final Optional<Footage> LIVELY = Optional.of(new Footage(true, true));

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-01T00:00:00+07:00"));
    private final long seed = Long.getLong("cotmoc.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final WatchedScreen screen = new WatchedScreen("man");
    private final Diagnosis diagnosis = new Diagnosis();
    private final List<Lattice> moving = new ArrayList<>();
    private final List<Lattice> greys = new ArrayList<>();
    private double celsius = 60;
    private Kind kind = Kind.FILM;
    private int clipLooks;
    private int look;

    /** What a clip is like. */
    private enum Kind {
        FILM,
        STILL,
        FADE,
        DARK_PASSAGE,
        STILL_PASSAGE,
        DARK_BEGINNING,
        STILL_BEGINNING
    }

    private final List<Check> checks = List.of(
            new PictureCheck(() -> List.of(screen.vitals())),
            new GlassCheck(() -> List.of(screen.vitals())),
            new ClipCheck(
                    () -> List.of(screen.vitals()), List::of, () -> Set.of("film", "still", "fade"), clip -> LIVELY),
            new PanelCheck(List.of("man"), id -> Optional.of(panel())),
            new MachineCheck(List.of("man"), this::machine, () -> Optional.of(ups()), new KnownDisplays(Path.of("."))),
            new ClockCheck(),
            new RecordCheck(Optional::empty, () -> 0, () -> clock.now().wall()));

    @Test
    void shouldTellNothing() {
        for (int phase = 0; phase < PHASES; phase++) {
            moving.add(WatchedScreen.moving(phase));
        }
        for (int luma = 0; luma < 256; luma++) {
            greys.add(WatchedScreen.grey(luma));
        }
        Instant end = clock.now().wall().plus(Duration.ofDays(30));
        List<String> told = new ArrayList<>();
        while (clock.now().wall().isBefore(end)) {
            live();
            List<Symptom> symptoms = checks.stream()
                    .flatMap(check -> check.look(clock.now()).stream())
                    .toList();
            diagnosis.look(clock.now(), symptoms, Attention.to(List.of(screen.vitals()))).stream()
                    .map(finding -> clock.now().wall().atZone(ZONE) + " " + finding)
                    .forEach(told::add);
        }

        assertThat(told).as("seed=%s, again with -Dcotmoc.seed=%s", seed, seed).isEmpty();
    }

    private void live() {
        clock.pass(LOOK);
        // A time server slews the clock.
        clock.step(Duration.ofMillis(random.nextInt(-40, 41)));
        celsius = Math.max(35, Math.min(68, celsius + random.nextGaussian()));
        LocalTime now = LocalTime.ofInstant(clock.now().wall(), ZONE);
        screen.lit = !now.isBefore(LIT_FROM) && now.isBefore(LIT_UNTIL);
        screen.state = screen.lit ? ScreenStatus.State.PLAYING : ScreenStatus.State.DARK;
        if (screen.lit) {
            play();
        } else {
            clipLooks = 0;
        }
    }

    private void play() {
        if (look >= clipLooks) {
            begin();
        }
        Lattice deck = picture();
        // The glass is read a moment after the deck was drawn: a film may have gone on by a picture.
        boolean onward = kind == Kind.FILM && random.nextInt(3) == 0;
        screen.see(deck, onward ? moving.get((look * 7 + 1) % PHASES) : deck, clock.now());
        look++;
    }

    private void begin() {
        look = 0;
        kind = Kind.values()[random.nextInt(Kind.values().length)];
        clipLooks = random.nextInt(4, 15);
        String id = kind == Kind.STILL ? "still" : kind == Kind.FADE ? "fade" : "film";
        Clip.Kind medium = kind == Kind.STILL ? Clip.Kind.STILL : Clip.Kind.VIDEO;
        screen.play(id, medium, clipLooks * LOOK.toMillis());
    }

    private Lattice picture() {
        boolean beginning = look < 2;
        boolean middle = look > clipLooks / 3 && look < clipLooks / 2;
        return switch (kind) {
            case FILM -> moving.get(look * 7 % PHASES);
            case STILL -> moving.get(3);
            // From white to black and up again.
            case FADE -> greys.get(Math.abs(200 - 400 * look / clipLooks));
            case DARK_PASSAGE -> middle ? greys.get(8 + look % 10) : moving.get(look * 7 % PHASES);
            case STILL_PASSAGE -> middle ? moving.get(5) : moving.get(look * 7 % PHASES);
            case DARK_BEGINNING -> beginning ? greys.get(0) : moving.get(look * 7 % PHASES);
            case STILL_BEGINNING -> beginning ? moving.get(5) : moving.get(look * 7 % PHASES);
        };
    }

    private PanelReading panel() {
        int brightness = screen.lit ? 80 : 0;
        return new PanelReading(true, screen.lit, 12, 12, celsius, 4.9, brightness, false, "");
    }

    private MachineReading machine() {
        return new MachineReading(
                List.of(new MachineReading.Link("card0-HDMI-A-1", true, null)),
                List.of(new MachineReading.Temperature("coretemp/0", celsius, 100.0)),
                new MachineReading.Disk(5L << 30, 100L << 30, false));
    }

    private static UpsReading ups() {
        return new UpsReading(true, UpsReading.Power.ON_LINE, 100, 3_600L, false, "OL");
    }
}
