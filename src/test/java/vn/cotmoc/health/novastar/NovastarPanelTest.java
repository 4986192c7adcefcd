// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.novastar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.cotmoc.health.Panel;
import vn.cotmoc.health.PanelContract;
import vn.cotmoc.health.PanelReading;
import vn.cotmoc.health.PanelScene;
import vn.cotmoc.health.PanelSettings;
import vn.cotmoc.health.novastar.NovastarSimulator.Manner;
import vn.cotmoc.time.SystemClock;

@Tag("L3")
@Timeout(60)
class NovastarPanelTest extends PanelContract {
    private final NovastarSimulator sender = new NovastarSimulator();
    private final Panel panel = panel(sender.port(), null);

    NovastarPanelTest() throws IOException {}

    private static Panel panel(int port, @Nullable Integer cards) {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        return new NovastarPanel(
                new PanelSettings("ngoai-troi", PanelSettings.Driver.NOVASTAR, host, port, cards), new SystemClock());
    }

    @Override
    protected Panel panel() {
        return panel;
    }

    @Override
    protected void show(PanelScene scene) {
        sender.show(scene);
    }

    @AfterEach
    void shouldNeverHaveWritten() throws IOException {
        panel.close();
        sender.close();
        assertThat(sender.writes()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "HANGS_UP", "TALKS_GARBAGE", "FLOODS", "DRIPS", "WRONG_SUMS"})
    void shouldBeUnreachableWithinItsTimeWhenThereIsNoSense(Manner manner) {
        sender.behave(manner);
        long fromNs = System.nanoTime();

        assertThat(panel.read().reachable()).isFalse();

        assertThat(Duration.ofNanos(System.nanoTime() - fromNs)).isLessThan(Duration.ofMillis(Panel.READ_MOST_MS));
        sender.behave(Manner.ANSWERS);
        assertThat(panel.read().confirms()).isTrue();
    }

    @Test
    void shouldFindTheAnswerWhenGarbageStandsBeforeIt() {
        sender.behave(Manner.GARBAGE_BEFORE_EACH_ANSWER);

        assertThat(panel.read().confirms()).isTrue();
    }

    @Test
    void shouldMissCardsFromTheBeginningWhenTheirNumberIsSet() {
        try (Panel wall = panel(sender.port(), 8)) {
            assertThat(wall.read())
                    .returns(6, PanelReading::cardsPresent)
                    .returns(2, PanelReading::cardsMissing)
                    .returns("outlet 1: 4 cards, outlet 2: 2 cards", PanelReading::detail);
        }
    }

    @Test
    void shouldBeUnreachableWhenNobodyListens() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (Panel wall = panel(free, null)) {
            assertThat(wall.read().reachable()).isFalse();
        }
    }

    @Test
    void shouldEndAReadingWhenItIsClosed() throws InterruptedException {
        sender.behave(Manner.DRIPS);
        var reading = new Thread(panel::read);
        reading.start();

        panel.close();

        reading.join(TimeUnit.MILLISECONDS.convert(Duration.ofMillis(Panel.READ_MOST_MS)));
        assertThat(reading.isAlive()).isFalse();
    }
}
