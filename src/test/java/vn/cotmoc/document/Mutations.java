// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

/** What becomes of a good file on a bad line, or in bad hands: bytes changed, cut out, doubled, put in. Seeded. */
public final class Mutations {
    private static final int CALLS = Integer.getInteger("cotmoc.calls", 500);
    private static final int MOST_CHANGES = 6;

    private Mutations() {}

    /** Has something read the good file and many bad ones; what it throws is told with the seed. */
    public static void of(byte[] good, Consumer<byte[]> reader) {
        long seed = Long.getLong("cotmoc.seed", new Random().nextLong());
        var random = new Random(seed);
        reader.accept(good);
        for (int call = 0; call < CALLS; call++) {
            byte[] bad = changed(good, random);
            try {
                reader.accept(bad);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed=" + seed + " call=" + call, e);
            }
        }
    }

    private static byte[] changed(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int i = 1 + random.nextInt(MOST_CHANGES); i > 0 && bytes.length > 0; i--) {
            bytes = changedOnce(bytes, random);
        }
        return bytes;
    }

    private static byte[] changedOnce(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(40));
        return switch (random.nextInt(5)) {
            case 0 -> replaced(bytes, at, bytes[at] ^ (1 << random.nextInt(8)));
            case 1 -> replaced(bytes, at, "{}[]\":,-#&*! \n\t0e9\\/\0".charAt(random.nextInt(21)));
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
            default -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
        };
    }

    private static byte[] replaced(byte[] bytes, int at, int by) {
        bytes[at] = (byte) by;
        return bytes;
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(head);
        out.writeBytes(tail);
        return out.toByteArray();
    }
}
