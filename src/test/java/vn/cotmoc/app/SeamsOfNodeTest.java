// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static vn.cotmoc.app.WatchedNode.SOON;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.x11.X11Glass;
import vn.cotmoc.media.strip.FrameRate;
import vn.cotmoc.playback.bench.Seam;
import vn.cotmoc.playback.bench.SeamMeter;
import vn.cotmoc.playback.bench.Seams;
import vn.cotmoc.time.SystemClock;

/** A whole node is given another playlist and is taken over, while somebody looks at its glass all the time. */
@Tag("L3")
final class SeamsOfNodeTest {
    private static final Area SCREEN = new Area(0, 0, 640, 360);
    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final int TAKEOVER_S = 3;
    /** A seam may fall between a look at the one and a look at the other. */
    private static final double SEAMS_APART = 2;

    @TempDir
    private Path folder;

    @Test
    void shouldShowNothingElseAndTellTheSameWhenItIsGivenAnotherPlaylistAndIsTakenOver() throws Exception {
        try (var node = new WatchedNode(new Site(folder), new SystemClock(), List.of("man"));
                var glass = new X11Glass(node.display());
                var meter = new SeamMeter(glass, SCREEN)) {
            awaitTurns(meter, 2);
            int turnsBefore = meter.turns().size();
            double toldBefore = holds(node);
            node.play("hai", "");
            await().atMost(SOON).until(() -> isFrom(meter, SECOND) && isTo(meter, SECOND));
            takeOver(node, "mot");
            await().atMost(SOON).until(() -> isTo(meter, FIRST));
            await().atMost(SOON).until(() -> node.playing("man"));
            int turns = meter.turns().size();
            awaitTurns(meter, turns + 1);

            Seams seams = meter.seams(FrameRate.of(30));
            assertThat(seams)
                    .returns(0L, Seams::blackMs)
                    .returns(0, Seams::foreign)
                    .returns(0, Seams::backwards);
            assertThat(holds(node) - toldBefore)
                    .isCloseTo((double) meter.turns().size() - turnsBefore, within(SEAMS_APART));
        }
    }

    private static double holds(WatchedNode node) {
        return node.metrics().value("cotmoc_seam_hold_seconds_count{screen=\"man\"}");
    }

    private static void takeOver(WatchedNode node, String clip) {
        String until = new SystemClock().now().wall().plusSeconds(TAKEOVER_S).toString();
        byte[] order = "{\"clip\": \"%s\", \"mute\": true, \"until\": \"%s\"}"
                .formatted(clip, until)
                .getBytes(StandardCharsets.UTF_8);
        assertThat(node.site().post(node.token(), "/api/v1/takeover", order).statusCode())
                .isEqualTo(200);
    }

    private static void awaitTurns(SeamMeter meter, int turns) {
        await().atMost(SOON).until(() -> meter.turns().size() >= turns);
    }

    private static boolean isFrom(SeamMeter meter, int clip) {
        return last(meter).from().clip() == clip;
    }

    private static boolean isTo(SeamMeter meter, int clip) {
        return last(meter).to().clip() == clip;
    }

    private static Seam last(SeamMeter meter) {
        List<Seam> turns = meter.turns();
        return turns.get(turns.size() - 1);
    }
}
