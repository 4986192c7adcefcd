// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A process that is fenced in as a player is, and tells what it still can do: {@code FOLDER PORT}. */
final class FencedMain {
    private FencedMain() {}

    public static void main(String... args) throws Exception {
        Path folder = Path.of(args[0]);
        int port = Integer.parseInt(args[1]);
        ExecutorService earlier = Executors.newSingleThreadExecutor();
        earlier.submit(() -> "it has a thread of its own").get();
        Fence.raise(Enclosure.given());
        tell("reads the key", () -> Files.readString(folder.resolve("key")));
        tell("reads the key by a link", () -> Files.readString(folder.resolveSibling("link")));
        tell("reads the key by /proc", () -> Files.readString(Path.of("/proc/self/root" + folder, "key")));
        tell("writes to the database", () -> Files.writeString(folder.resolve("node.db"), "changed"));
        tell("lists the folder", () -> list(folder));
        tell("makes a file", () -> Files.writeString(folder.resolve("new"), "new"));
        tell("lists the media", () -> list(folder.resolve("media")));
        tell("reads a clip", () -> Files.readString(folder.resolve("media/clip")));
        tell("writes to a clip", () -> Files.writeString(folder.resolve("media/clip"), "changed"));
        tell("writes beside the folder", () -> Files.writeString(folder.resolveSibling("beside"), "changed"));
        tell("connects", () -> connect(port));
        tell(
                "connects by an earlier thread",
                () -> earlier.submit(() -> connect(port)).get());
        tell("has a local socket", () -> {
            SocketChannel.open(StandardProtocolFamily.UNIX).close();
            return "";
        });
        earlier.shutdownNow();
    }

    private static String connect(int port) throws IOException {
        try (var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            return channel.toString();
        }
    }

    private static String list(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return entries.toString();
        }
    }

    private static void tell(String what, Callable<?> attempt) {
        try {
            attempt.call();
            System.out.println(what);
        } catch (Exception e) {
            System.out.println("no: " + what);
        }
    }
}
