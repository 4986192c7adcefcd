// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.nut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cotmoc.health.UpsReading;
import vn.cotmoc.health.UpsReading.Power;

@Tag("L1")
class VariablesTest {
    @ParameterizedTest
    @CsvSource({
        "OL, ON_LINE, false",
        "OL CHRG, ON_LINE, false",
        "OL LB RB, ON_LINE, true",
        "OB DISCHRG, ON_BATTERY, false",
        "OB LB, LOW_BATTERY, false",
        "FSD OL, LOW_BATTERY, false",
        "WAIT, UNKNOWN, false",
        "'', UNKNOWN, false"
    })
    void shouldTellWhereThePowerComesFrom(String status, Power power, boolean replace) throws IOException {
        assertThat(reading("VAR ups ups.status \"" + status + "\"\n"))
                .isEqualTo(new UpsReading(true, power, null, null, replace, status));
    }

    @Test
    void shouldReadTheFiguresAndPassOverWhatIsNone() throws IOException {
        UpsReading reading = reading("""
                VAR ups battery.charge "73.6"
                VAR ups battery.runtime "812"
                VAR ups ups.mfr "A \\"quoted\\" name"
                VAR ups input.voltage "n/a"
                """);
        assertThat(reading).returns(74, UpsReading::chargePercent).returns(812L, UpsReading::runtimeSeconds);

        assertThat(reading("VAR ups battery.charge \"NaN\"\nVAR ups battery.runtime \"-1\"\n"))
                .returns(null, UpsReading::chargePercent)
                .returns(null, UpsReading::runtimeSeconds);
    }

    @Test
    void shouldSayWhatTheServerSaysWhenThereIsNoList() {
        assertThat(Variables.isWhole("ERR DRIVER-NOT-CONNECTED\n")).isTrue();
        assertThat(Variables.isWhole("BEGIN LIST VAR ups\nVAR ups a \"END LIST VAR ups"))
                .isFalse();
        assertThatIOException()
                .isThrownBy(() -> Variables.parse("ERR DRIVER-NOT-CONNECTED\n"))
                .withMessageContaining("DRIVER-NOT-CONNECTED");
    }

    private static UpsReading reading(String variables) throws IOException {
        String told = "BEGIN LIST VAR ups\n" + variables + "END LIST VAR ups\n";
        assertThat(Variables.isWhole(told)).isTrue();
        return Variables.parse(told).reading();
    }
}
