// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.novastar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("L1")
class CodecTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final String GOOD_INPUT = "aa55001600fe000000000000170000020100018456";
    private static final String WARM = "aa55003200fe0100000000000000000a020080485a57";

    @Test
    void shouldAskAsTheManufacturersExampleDoes() {
        assertThat(HEX.formatHex(Codec.readRequest(Register.inputValid(), 0x16).array()))
                .isEqualTo("55aa0016fe000000000000001700000201008356");
    }

    @Test
    void shouldReadTheManufacturersExamples() {
        assertThat(take(GOOD_INPUT)).isEqualTo(new Reply(0, 0x16, 0x0200_0017, List.of(1)));
        assertThat(Card.of(0, take(WARM))).isEqualTo(new Card(0, 36.0, null));
    }

    @Test
    void shouldWaitWhenAReplyHasNotComeWhole() {
        byte[] whole = HEX.parseHex(WARM);
        for (int bytes = 0; bytes < whole.length; bytes++) {
            ByteBuffer part = ByteBuffer.wrap(whole, 0, bytes);
            assertThat(Codec.takeReply(part)).isEmpty();
            assertThat(part.remaining()).isEqualTo(bytes);
        }
    }

    @Test
    void shouldTakeOneReplyAfterTheOther() {
        ByteBuffer both = ByteBuffer.wrap(HEX.parseHex(GOOD_INPUT + WARM));

        assertThat(Codec.takeReply(both)).map(Reply::serial).contains(0x16);
        assertThat(Codec.takeReply(both)).map(Reply::serial).contains(0x32);
        assertThat(both.remaining()).isZero();
    }

    @Test
    void shouldFindTheReplyWhenNoiseStandsBeforeIt() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int turn = 0; turn < 2_000; turn++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            for (int at = 0; at + 1 < noise.length; at += 1 + random.nextInt(20)) {
                noise[at] = (byte) 0xAA;
                noise[at + 1] = 0x55;
            }
            ByteBuffer received = ByteBuffer.wrap(HEX.parseHex(HEX.formatHex(noise) + WARM + "00".repeat(20 + 256)));
            assertThat(Codec.takeReply(received))
                    .as("seed=%d turn=%d", seed, turn)
                    .isPresent();
        }
    }

    private static Reply take(String hex) {
        return Codec.takeReply(ByteBuffer.wrap(HEX.parseHex(hex))).orElseThrow();
    }
}
