// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.novastar;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import vn.cotmoc.health.PanelScene;

/** A NovaStar sender with its cards on two outlets, or something on its port that is none. */
public final class NovastarSimulator implements AutoCloseable {
    /** How it treats a question. */
    public enum Manner {
        ANSWERS,
        SILENT,
        HANGS_UP,
        TALKS_GARBAGE,
        FLOODS,
        DRIPS,
        WRONG_SUMS,
        GARBAGE_BEFORE_EACH_ANSWER
    }

    private static final int HEAD_BYTES = 18;

    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile PanelScene scene = PanelScene.WELL;
    private volatile Manner manner = Manner.ANSWERS;
    private final AtomicInteger writes = new AtomicInteger();

    public NovastarSimulator() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Requests to change something. */
    public int writes() {
        return writes.get();
    }

    public void show(PanelScene wanted) {
        scene = wanted;
        if (!wanted.there()) {
            connections.forEach(NovastarSimulator::close);
        }
    }

    public void behave(Manner wanted) {
        manner = wanted;
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "novastar-simulator");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                if (!scene.there()) {
                    socket.close();
                    continue;
                }
                connections.add(socket);
                start(() -> serve(socket));
            }
        } catch (SocketException e) {
            // closed: the test is over
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new DataInputStream(socket.getInputStream());
            while (true) {
                byte[] request = new byte[HEAD_BYTES + 2];
                in.readFully(request);
                answer(ByteBuffer.wrap(request).order(ByteOrder.LITTLE_ENDIAN), socket.getOutputStream());
            }
        } catch (EOFException | SocketException e) {
            // hung up
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            connections.remove(socket);
        }
    }

    private void answer(ByteBuffer request, OutputStream out) throws IOException {
        if (request.get(10) != 0) {
            writes.incrementAndGet();
        }
        switch (manner) {
            case ANSWERS -> reply(request, out, 0);
            case SILENT -> {}
            case HANGS_UP -> throw new EOFException();
            case TALKS_GARBAGE -> out.write(new byte[] {(byte) 0xAA, 0x55, 0, 1, 2, (byte) 0xAA, 0x55, 3, 4, 5, 6, 7});
            case FLOODS -> flood(out);
            case DRIPS -> drip(out);
            case WRONG_SUMS -> reply(request, out, 1);
            case GARBAGE_BEFORE_EACH_ANSWER -> {
                out.write(new byte[] {0x55, (byte) 0xAA, (byte) 0xAA, 0x55, 9, 9, (byte) 0xAA});
                reply(request, out, 0);
            }
        }
    }

    private static void flood(OutputStream out) throws IOException {
        byte[] noise = new byte[8_192];
        while (true) {
            out.write(noise);
        }
    }

    private void drip(OutputStream out) throws IOException {
        try {
            while (!closing.await(50, TimeUnit.MILLISECONDS)) {
                out.write(0xAA);
            }
        } catch (InterruptedException e) {
            throw new EOFException();
        }
    }

    /** A card that is not there does not answer: the sender says so itself, with status 1 and no data. */
    private void reply(ByteBuffer request, OutputStream out, int wrong) throws IOException {
        byte[] data = data(request);
        ByteBuffer reply = ByteBuffer.allocate(HEAD_BYTES + data.length + 2).order(ByteOrder.LITTLE_ENDIAN);
        reply.put((byte) 0xAA).put((byte) 0x55).put((byte) (data.length == 0 ? 1 : 0));
        reply.put(request.get(3)).put(request.get(5)).put(request.get(4));
        byte[] address = new byte[10];
        request.get(6, address);
        reply.put(address).putShort((short) data.length).put(data);
        int sum = 0x5555 + wrong;
        for (int at = 2; at < reply.position(); at++) {
            sum += reply.get(at) & 0xFF;
        }
        out.write(reply.putShort((short) sum).array());
    }

    /** What stands in the register that is asked; nothing where no card is. */
    private byte[] data(ByteBuffer request) {
        PanelScene now = scene;
        boolean sender = request.get(6) == 0;
        if (!sender && !isThere(now, request.get(7), request.getShort(8))) {
            return new byte[0];
        }
        byte[] memory = switch (request.getInt(12)) {
            case 0x0200_0017 -> new byte[] {(byte) (now.signal() ? 1 : 0)};
            case 0x0200_001E -> new byte[] {0};
            case 0 -> new byte[] {0x15, 0x45};
            case 0x0A00_0000 -> sensors(now);
            case 0x0200_0001 -> new byte[] {(byte) Math.round(now.brightnessPercent() * 2.55)};
            default -> new byte[0];
        };
        return Arrays.copyOf(memory, Math.min(memory.length, request.getShort(16)));
    }

    /** Four cards hang on the first outlet, the others on the second. */
    private static boolean isThere(PanelScene now, int outlet, int card) {
        return switch (outlet) {
            case 0 -> card < Math.min(4, now.cards());
            case 1 -> card < now.cards() - 4;
            default -> false;
        };
    }

    private static byte[] sensors(PanelScene now) {
        return new byte[] {
            (byte) (now.celsius() < 0 ? 0x81 : 0x80),
            (byte) Math.round(Math.abs(now.celsius()) * 2),
            0,
            (byte) (0x80 | Math.round(now.volts() * 10))
        };
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
        connections.forEach(NovastarSimulator::close);
    }
}
