// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.glass.x11;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.document.Mutations;

/** What an X server answers to the greeting: understood or refused. */
@Tag("L1")
class X11SetupFuzzTest {
    @FuzzTest
    void shouldUnderstandOrRefuse(byte[] greeting) {
        try {
            X11Setup.parse(ByteBuffer.wrap(greeting).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException refused) {
            if (refused.getMessage() == null) {
                throw new AssertionError("says nothing", refused);
            }
        }
    }

    @Test
    void shouldUnderstandOrRefuseWhatABadServerSays() {
        // One screen of 1280×720, no pixmap formats, no vendor: X Window System Protocol, connection setup.
        ByteBuffer greeting = ByteBuffer.allocate(72).order(ByteOrder.LITTLE_ENDIAN);
        greeting.putInt(4, 0x200000).putShort(18, (short) 0xFFFF).put(20, (byte) 1);
        greeting.putInt(32, 0x123)
                .putShort(52, (short) 1280)
                .putShort(54, (short) 720)
                .put(70, (byte) 24);
        Mutations.of(greeting.array(), this::shouldUnderstandOrRefuse);
    }
}
