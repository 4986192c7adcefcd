// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What timedatectl of systemd 252 and chronyc 4.3 have said. */
@Tag("L1")
class TimeDaemonTest {
    private static final String TIMESYNC = """
                   Server: 192.0.2.7 (ntp.example)
            Poll interval: 2min 8s (min: 32s; max 34min 8s)
                     Leap: normal
                  Version: 4
                  Stratum: 2
                Reference: C342F10A
                Precision: 1us (-21)
            Root distance: 231.856ms (max: 5s)
                   Offset: %s
                    Delay: 36.717ms
                   Jitter: 7.343ms
             Packet count: 2
                Frequency: +267.747ppm
            """;
    private static final String TIMESYNC_WITHOUT_ANSWER = """
                   Server: (null) (ntp.example)
            Poll interval: 0 (min: 32s; max 34min 8s)
             Packet count: 0
            """;

    @ParameterizedTest
    @CsvSource({
        "-19.428ms, PT-0.019428S",
        "+53us, PT0.000053S",
        "+0, PT0S",
        "+1.053s, PT1.053S",
        "-1min 2.5s, PT-62.5S",
        "+2h 3min, PT2H3M",
        "+1y 2month, ''",
    })
    void shouldReadTheOffsetThatTimesyncdMeasured(String said, String wanted) {
        String read = TimeDaemon.timesyncOffset(TIMESYNC.formatted(said))
                .map(Duration::toString)
                .orElse("");
        assertThat(read)
                .isEqualTo(wanted.isEmpty() ? "" : Duration.parse(wanted).toString());
    }

    @Test
    void shouldKnowNoOffsetWhenTimesyncdHadNoAnswer() {
        assertThat(TimeDaemon.timesyncOffset(TIMESYNC_WITHOUT_ANSWER)).isEmpty();
    }

    @Test
    void shouldReadHowFarChronyIsFromItsServer() {
        var fast = TimeDaemon.chrony("7F000001,127.0.0.1,4,1795475194.427048767,-0.000001154,-0.000000006,0.000000487,"
                + "-0.063,-0.000,0.111,0.000006038,0.000000928,0.5,Normal\n");
        assertThat(fast.synchronised()).isTrue();
        assertThat(fast.offset()).contains(Duration.ofNanos(-1_154));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "506 Cannot talk to daemon",
                "00000000,,0,0.000000000,0.000000000,0.000000000,0.000000000,0.000,0.000,0.000,1.000000000,1.000000000,"
                        + "0.0,Not synchronised",
                "7F000001,127.0.0.1,4,1.0,much,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.5,Normal",
            })
    void shouldKnowNothingWhenChronyDoesNot(String said) {
        assertThat(TimeDaemon.chrony(said)).isEqualTo(TimeDaemon.Answer.UNKNOWN);
    }
}
