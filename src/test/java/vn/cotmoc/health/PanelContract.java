// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every panel does; passed by each driver against its device, and by the fake. */
@Tag("L2")
public abstract class PanelContract {
    /** The one panel of this test. */
    protected abstract Panel panel();

    /** Puts the device behind it into a state. */
    protected abstract void show(PanelScene scene);

    @Test
    void shouldTellWhatItKnowsWhenAllIsWell() {
        show(PanelScene.WELL);

        PanelReading reading = panel().read();

        assertThat(reading)
                .returns(true, PanelReading::reachable)
                .returns(true, PanelReading::signal)
                .returns(6, PanelReading::cardsPresent)
                .returns(36.0, PanelReading::celsius)
                .returns(5.0, PanelReading::volts)
                .returns(100, PanelReading::brightnessPercent)
                .returns(true, PanelReading::confirms);
    }

    @Test
    void shouldNotConfirmWhenThereIsNoSignal() {
        show(PanelScene.WELL.withoutSignal());

        assertThat(panel().read())
                .returns(true, PanelReading::reachable)
                .returns(false, PanelReading::signal)
                .returns(false, PanelReading::confirms);
    }

    @Test
    void shouldMissCardsWhenTheyHaveGone() {
        show(PanelScene.WELL);
        panel().read();
        show(PanelScene.WELL.withCards(4));

        assertThat(panel().read())
                .returns(4, PanelReading::cardsPresent)
                .returns(2, PanelReading::cardsMissing)
                .returns(false, PanelReading::confirms);

        show(PanelScene.WELL);
        assertThat(panel().read()).returns(0, PanelReading::cardsMissing).returns(true, PanelReading::confirms);
    }

    @Test
    void shouldTellTheTemperatureWhenItIsHotOrFreezing() {
        show(PanelScene.WELL.at(80.5));
        assertThat(panel().read().celsius()).isEqualTo(80.5);

        show(PanelScene.WELL.at(-3));
        assertThat(panel().read().celsius()).isEqualTo(-3.0);
    }

    @Test
    void shouldNotConfirmWhenItIsDimmedToNothing() {
        show(PanelScene.WELL.dimmedTo(0));

        assertThat(panel().read()).returns(0, PanelReading::brightnessPercent).returns(false, PanelReading::confirms);
    }

    @Test
    void shouldSaySoWhenItCannotBeReachedAndComeBack() {
        show(PanelScene.WELL);
        panel().read();
        show(PanelScene.WELL.gone());

        PanelReading reading = panel().read();
        assertThat(reading).returns(false, PanelReading::reachable).returns(false, PanelReading::confirms);
        assertThat(reading.detail()).isNotEmpty();

        show(PanelScene.WELL);
        assertThat(panel().read().confirms()).isTrue();
    }
}
