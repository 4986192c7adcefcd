// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.health.check.ClipCheck;
import vn.cotmoc.health.check.ClockCheck;
import vn.cotmoc.health.check.GlassCheck;
import vn.cotmoc.health.check.MachineCheck;
import vn.cotmoc.health.check.PanelCheck;
import vn.cotmoc.health.check.PictureCheck;
import vn.cotmoc.health.check.ProgrammeCheck;
import vn.cotmoc.health.check.RecordCheck;
import vn.cotmoc.media.Footage;
import vn.cotmoc.playback.ScreenStatus;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.trust.OnAir;
import vn.cotmoc.time.FakeClock;

/** A month in which nothing is wrong, with all that may look like it: stills, fades, dark and still passages, nights. */
@Tag("L1")
class QuietMonthTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    /** Of a whole month; a trouble that is seen in two of these looks has lasted for longer than any hold. */
    private static final Duration SELDOM = Duration.ofSeconds(10);
    /** As the watch does. */
    private static final Duration AS_IN_LIFE = Duration.ofMillis(250);

    private static final LocalTime LIT_FROM = LocalTime.of(5, 30);
    private static final LocalTime LIT_UNTIL = LocalTime.of(23, 30);
    private static final int PHASES = 32;
    private static final Instant NEXT_VERSION = Instant.parse("2026-11-21T00:00:00+07:00");
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
    private Lattice shown = WatchedScreen.BLACK;
    private long clipMs;
    private long playedMs;
    private int look;
    /** Until it is known what a film's file shows. */
    private Duration footageTakes = Duration.ZERO;

    private final Map<String, Instant> footageAsked = new HashMap<>();

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
                    () -> List.of(screen.vitals()), List::of, () -> Set.of("film", "still", "fade"), this::footage),
            new PanelCheck(List.of("man"), id -> Optional.of(panel())),
            new MachineCheck(List.of("man"), this::machine, () -> Optional.of(ups()), new KnownDisplays(Path.of("."))),
            new ClockCheck(),
            new ProgrammeCheck(this::onAir, now -> Optional.of(NEXT_VERSION)),
            new RecordCheck(Optional::empty, () -> 0, () -> clock.now().wall()));

    @BeforeEach
    void draw() {
        for (int phase = 0; phase < PHASES; phase++) {
            moving.add(WatchedScreen.moving(phase));
        }
        for (int luma = 0; luma < 256; luma++) {
            greys.add(WatchedScreen.grey(luma));
        }
    }

    @Test
    void shouldTellNothingInAMonth() {
        assertThat(told(Duration.ofDays(30), SELDOM))
                .as("seed=%s, again with -Dcotmoc.seed=%s", seed, seed)
                .isEmpty();
    }

    @Test
    void shouldTellNothingOfMorningAndEveningLookedAtAsInLife() {
        footageTakes = Duration.ofSeconds(2);
        clock.pass(Duration.ofHours(5));
        List<String> told = told(Duration.ofMinutes(90), AS_IN_LIFE);
        clock.pass(Duration.ofHours(16));
        told.addAll(told(Duration.ofMinutes(90), AS_IN_LIFE));

        assertThat(told).as("seed=%s, again with -Dcotmoc.seed=%s", seed, seed).isEmpty();
    }

    private List<String> told(Duration time, Duration pace) {
        Instant end = clock.now().wall().plus(time);
        List<String> told = new ArrayList<>();
        while (clock.now().wall().isBefore(end)) {
            live(pace);
            List<Symptom> symptoms = checks.stream()
                    .flatMap(check -> check.look(clock.now()).stream())
                    .toList();
            diagnosis.look(clock.now(), symptoms, Attention.to(List.of(screen.vitals()))).stream()
                    .map(finding -> clock.now().wall().atZone(ZONE) + " " + finding)
                    .forEach(told::add);
        }
        return told;
    }

    private void live(Duration pace) {
        clock.pass(pace);
        // A time server slews the clock.
        clock.step(Duration.ofMillis(random.nextInt(-40, 41)));
        celsius = Math.max(35, Math.min(68, celsius + random.nextGaussian()));
        LocalTime now = LocalTime.ofInstant(clock.now().wall(), ZONE);
        screen.lit = !now.isBefore(LIT_FROM) && now.isBefore(LIT_UNTIL);
        screen.state = screen.lit ? ScreenStatus.State.PLAYING : ScreenStatus.State.DARK;
        if (screen.lit) {
            play(pace);
        } else {
            clipMs = 0;
        }
    }

    private void play(Duration pace) {
        boolean seam = playedMs >= clipMs;
        if (seam) {
            begin();
        }
        Lattice deck = picture();
        screen.see(deck, glass(deck, seam, pace), clock.now());
        shown = deck;
        playedMs += pace.toMillis();
        look++;
    }

    /** It is read a moment after the deck was drawn: a film may have gone on by a picture, a fade and a seam be behind. */
    private Lattice glass(Lattice deck, boolean seam, Duration pace) {
        boolean late = pace.equals(AS_IN_LIFE) && (seam || kind == Kind.FADE) && random.nextInt(2) == 0;
        if (late) {
            return shown;
        }
        boolean onward = kind == Kind.FILM && random.nextInt(3) == 0;
        return onward ? moving.get((look * 7 + 1) % PHASES) : deck;
    }

    private void begin() {
        look = 0;
        playedMs = 0;
        kind = Kind.values()[random.nextInt(Kind.values().length)];
        clipMs = random.nextInt(40, 150) * 1_000L;
        String id = kind == Kind.STILL ? "still" : kind == Kind.FADE ? "fade" : "film";
        Clip.Kind medium = kind == Kind.STILL ? Clip.Kind.STILL : Clip.Kind.VIDEO;
        screen.play(id, medium, clipMs);
    }

    private Lattice picture() {
        boolean beginning = playedMs < 20_000;
        boolean middle = playedMs > clipMs / 3 && playedMs < clipMs / 3 + 20_000;
        return switch (kind) {
            case FILM -> moving.get(look * 7 % PHASES);
            case STILL -> moving.get(3);
            // From white to black and up again.
            case FADE -> greys.get((int) Math.abs(200 - 400 * playedMs / clipMs));
            case DARK_PASSAGE -> middle ? greys.get(8 + look % 10) : moving.get(look * 7 % PHASES);
            case STILL_PASSAGE -> middle ? moving.get(5) : moving.get(look * 7 % PHASES);
            case DARK_BEGINNING -> beginning ? greys.get(0) : moving.get(look * 7 % PHASES);
            case STILL_BEGINNING -> beginning ? moving.get(5) : moving.get(look * 7 % PHASES);
        };
    }

    private Optional<Footage> footage(Clip clip) {
        Instant now = clock.now().wall();
        Instant asked = footageAsked.computeIfAbsent(clip.id(), id -> now);
        return now.isBefore(asked.plus(footageTakes)) ? Optional.empty() : LIVELY;
    }

    /** Its last day comes within the month; the next version waits. */
    private Optional<OnAir> onAir(Instant now) {
        boolean next = !now.isBefore(NEXT_VERSION);
        var playlist = new Playlist(
                "mau",
                next ? 2 : 1,
                List.of("*"),
                null,
                LocalDate.of(2026, next ? 12 : 11, 20),
                ZONE,
                List.of(),
                List.of(),
                List.of(),
                Map.of());
        return Optional.of(new OnAir(playlist, "0", false, Instant.EPOCH));
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
