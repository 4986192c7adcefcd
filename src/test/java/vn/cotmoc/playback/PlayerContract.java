// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.playlist.Clip;

/** What every player keeps to. */
@Tag("L2")
public abstract class PlayerContract {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final List<Report> heard = new ArrayList<>();
    private int next;

    /** One and the same for a test; it is ended by the subclass. */
    protected abstract Player player();

    /** The monotonic clock that it goes by. */
    protected abstract long nowNs();

    /** Lets a little time pass. */
    protected abstract void pass();

    protected abstract Path video();

    protected abstract Path still();

    /** A file that gives no picture. */
    protected abstract Path garbage();

    @Test
    void shouldBeReadyBeforeItTellsAnythingElse() {
        hear(Report.Ready.class);
        assertThat(heard.get(0)).isInstanceOf(Report.Ready.class);
    }

    @Test
    void shouldShowAVideoFromTheInstantOnWhenItIsFlipped() {
        hear(Report.Ready.class);
        player().send(video(1));
        assertThat(hear(Report.Prerolled.class).play()).isEqualTo(1);
        long atNs = nowNs() + 200_000_000;
        player().send(new Order.Flip(1, atNs));
        Report.OnGlass onGlass = hear(Report.OnGlass.class);
        assertThat(onGlass.play()).isEqualTo(1);
        assertThat(onGlass.atNs()).isGreaterThanOrEqualTo(atNs);
        Report.Progress first = hear(Report.Progress.class);
        Report.Progress later = hearProgressBeyond(first.pictures());
        assertThat(later.lastNs()).isGreaterThan(first.lastNs());
    }

    @Test
    void shouldShowWhatIsPrerolledLaterWhenTheInstantIsPast() {
        hear(Report.Ready.class);
        player().send(video(1));
        player().send(new Order.Flip(1, nowNs()));
        assertThat(hear(Report.OnGlass.class).play()).isEqualTo(1);
    }

    @Test
    void shouldShowAStillForAsLongAsNothingElseIsOrdered() {
        hear(Report.Ready.class);
        player().send(new Order.Preroll(1, still(), Clip.Kind.STILL, 1280, 720, Clip.Fit.CONTAIN, false, false));
        player().send(new Order.Flip(1, nowNs()));
        hear(Report.OnGlass.class);
        assertThat(hear(Report.Progress.class).pictures()).isEqualTo(1);
    }

    @Test
    void shouldTurnFromOneToTheOtherWhenBothAreOrdered() {
        hear(Report.Ready.class);
        player().send(video(1));
        player().send(new Order.Flip(1, nowNs()));
        hear(Report.OnGlass.class);
        player().send(video(2));
        hear(Report.Prerolled.class);
        player().send(new Order.Flip(2, nowNs()));
        assertThat(hear(Report.OnGlass.class).play()).isEqualTo(2);
        assertThat(hear(Report.Progress.class).play()).isEqualTo(2);
    }

    @Test
    void shouldTellWhenAClipGivesNoPicture() {
        hear(Report.Ready.class);
        player().send(new Order.Preroll(1, garbage(), Clip.Kind.VIDEO, 1280, 720, Clip.Fit.CONTAIN, true, false));
        player().send(new Order.Flip(1, nowNs()));
        assertThat(hear(Report.Failed.class).play()).isEqualTo(1);
        assertThat(heard).noneMatch(Report.OnGlass.class::isInstance);
    }

    @Test
    void shouldStayOnAirWhenWhatFollowsIsDropped() {
        hear(Report.Ready.class);
        player().send(video(1));
        player().send(new Order.Flip(1, nowNs()));
        hear(Report.OnGlass.class);
        player().send(video(2));
        player().send(new Order.Flip(2, nowNs() + 500_000_000));
        player().send(new Order.Drop(2));
        player().send(video(3));
        player().send(new Order.Flip(3, nowNs() + 900_000_000));
        assertThat(hear(Report.OnGlass.class).play()).isEqualTo(3);
    }

    @Test
    void shouldGoDarkWhenOrdered() {
        hear(Report.Ready.class);
        player().send(video(1));
        player().send(new Order.Flip(1, nowNs()));
        hear(Report.OnGlass.class);
        long atNs = nowNs() + 100_000_000;
        player().send(new Order.Dark(2, atNs));
        Report.OnGlass dark = hear(Report.OnGlass.class);
        assertThat(dark.play()).isEqualTo(2);
        assertThat(dark.atNs()).isGreaterThanOrEqualTo(atNs);
        assertThat(hear(Report.Progress.class).pictures()).isZero();
    }

    @Test
    void shouldShowWhatIsOrderedAfterItStoodBy() {
        hear(Report.Ready.class);
        player().send(video(1));
        player().send(new Order.Flip(1, nowNs()));
        hear(Report.OnGlass.class);
        player().send(video(2));
        player().send(new Order.Standby());
        player().send(video(3));
        player().send(new Order.Flip(3, nowNs()));
        assertThat(hear(Report.OnGlass.class).play()).isEqualTo(3);
    }

    @Test
    void shouldBeReadyAgainWhenRestarted() {
        hear(Report.Ready.class);
        player().restart();
        assertThat(hear(Report.Gone.class).cause()).isEqualTo(Report.Cause.PROCESS);
        hear(Report.Ready.class);
    }

    private Order.Preroll video(long play) {
        return new Order.Preroll(play, video(), Clip.Kind.VIDEO, 1280, 720, Clip.Fit.CONTAIN, true, false);
    }

    private Report.Progress hearProgressBeyond(long pictures) {
        Report.Progress progress = hear(Report.Progress.class);
        while (progress.pictures() <= pictures) {
            progress = hear(Report.Progress.class);
        }
        return progress;
    }

    /** The next report of a kind that has not been asked for yet. */
    protected final <R extends Report> R hear(Class<R> kind) {
        long deadlineNs = nowNs() + LONGEST.toNanos();
        while (nowNs() < deadlineNs) {
            heard.addAll(player().take());
            while (next < heard.size()) {
                Report report = heard.get(next++);
                if (kind.isInstance(report)) {
                    return kind.cast(report);
                }
            }
            pass();
        }
        throw new AssertionError("no " + kind.getSimpleName() + " but " + heard);
    }
}
