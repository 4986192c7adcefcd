// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the child that plays on a screen among the machine's processes, from whatever process; never its understudy. */
public final class PlayerSearch {
    private PlayerSearch() {}

    /**
     * Looks once.
     *
     * @param authority of the display it plays on, where several nodes may have a screen of that id; null: any
     * @return empty also where its environment is not for us to read
     */
    public static Optional<ProcessHandle> find(String screen, @Nullable Path authority) {
        return ProcessHandle.allProcesses()
                .filter(process -> isPlayer(process.pid()) && isFor(process.pid(), screen, authority))
                .findFirst();
    }

    private static boolean isPlayer(long process) {
        List<String> command = words(process, "cmdline");
        return command.contains(PlayerMain.class.getName()) && command.contains(PlayerMain.PLAYER);
    }

    private static boolean isFor(long process, String screen, @Nullable Path authority) {
        List<String> environment = words(process, "environ");
        return environment.contains(PlayerProcess.SCREEN_VARIABLE + "=" + screen)
                && (authority == null || environment.contains(PlayerProcess.AUTHORITY_VARIABLE + "=" + authority));
    }

    private static List<String> words(long process, String file) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc/" + process + "/" + file));
            return Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\0", -1));
        } catch (IOException e) {
            return List.of(); // ended, or somebody else's
        }
    }
}
