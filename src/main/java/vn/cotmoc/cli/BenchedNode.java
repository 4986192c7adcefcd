// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.x11.VirtualDisplay;
import vn.cotmoc.glass.x11.X11Display;
import vn.cotmoc.playback.bench.Contender;
import vn.cotmoc.playback.bench.Reel;
import vn.cotmoc.playback.vlc.PlayerSearch;
import vn.cotmoc.time.Clock;

/** The node as a contender: the clips go round without end, and where there is one for it, it cuts in on each full minute. */
final class BenchedNode implements Contender {
    static final String NAME = "cotmoc";
    static final String MIXED = "cotmoc, mixed clips";
    static final String LARGE = "cotmoc, 1080p30";
    private static final String PLAYLIST = "do-kiem";
    /** For when nothing is due, which never happens here; a playlist must have one. */
    private static final String STILL = "hinh.png";

    private static final int CLIPS_A_MINUTE = 60_000 / Reel.CLIP_MS;
    private static final int MINUTES_TO_BEGIN = 3;
    private static final long HARD_CLIP_NS = TimeUnit.SECONDS.toNanos(4);

    private final String name;
    private final TrialNode node;
    private final Path folder;

    /**
     * In this process, on any port.
     *
     * @param name in the table, and of its data folder
     */
    BenchedNode(String name, Console console, NodeStarter starter, Clock clock, Path folder, Reel reel, int seams) {
        this(name, console, starter, clock, folder, reel, seams, 0);
    }

    /** On a port that is known. */
    BenchedNode(
            String name,
            Console console,
            NodeStarter starter,
            Clock clock,
            Path folder,
            Reel reel,
            int seams,
            int port) {
        this.name = name;
        this.folder = folder.resolve(name.replaceAll("\\W+", "-"));
        Path playlist = folder.resolve("playlist.yaml");
        LocalTime now = LocalTime.ofInstant(clock.now().wall(), ZoneId.of("Asia/Ho_Chi_Minh"));
        try {
            ImageIO.write(
                    new BufferedImage(64, 36, BufferedImage.TYPE_INT_RGB),
                    "png",
                    folder.resolve(STILL).toFile());
            Files.writeString(playlist, yaml(reel, now, seams / CLIPS_A_MINUTE + MINUTES_TO_BEGIN));
        } catch (IOException e) {
            throw Fault.retry("bench-folder", e).causedBy(e);
        }
        node = new TrialNode(console, starter, clock, this.folder, reel.screen(), port);
        try {
            node.put(PLAYLIST, playlist);
            if (reel.hard().isPresent()) {
                awaitFirstHardStart(clock);
            }
        } catch (Fault e) {
            node.close();
            throw e;
        }
    }

    /** Before it the clips do not fill the minute and the still does; after it they do, as they fill it. */
    private static void awaitFirstHardStart(Clock clock) {
        Instant now = clock.now().wall();
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        LockSupport.parkNanos(Duration.between(now, minute).toNanos() + HARD_CLIP_NS);
    }

    private static String yaml(Reel reel, LocalTime now, int minutes) {
        List<Reel.Piece> pieces = reel.pieces();
        String clips = IntStream.range(0, pieces.size())
                .mapToObj(i ->
                        "  - {id: c%d, title: C%d, file: %s, topic: khac, language: vi, source: khac, fit: stretch}%n"
                                .formatted(i + 1, i + 1, pieces.get(i).file().getFileName()))
                .collect(Collectors.joining());
        String loop = IntStream.rangeClosed(1, reel.loop().size())
                .mapToObj(i -> "c" + i)
                .collect(Collectors.joining(", "));
        return """
                playlist: %s
                version: 1
                nodes: ["*"]
                clips:
                %s  - {id: hinh, title: H, file: %s, topic: khac, language: vi, source: khac}
                schedule:
                  - {slot: vong, between: ["00:00", "24:00"], clips: [%s]}
                %sfiller: [hinh]
                """.formatted(PLAYLIST, clips, STILL, loop, hardStarts(reel, now, minutes));
    }

    private static String hardStarts(Reel reel, LocalTime now, int minutes) {
        if (reel.hard().isEmpty()) {
            return "";
        }
        String times = IntStream.rangeClosed(1, minutes)
                .mapToObj(now::plusMinutes)
                .map(time -> "\"%02d:%02d\"".formatted(time.getHour(), time.getMinute()))
                .distinct()
                .collect(Collectors.joining(", "));
        return "  - {slot: dung-phut, at: [%s], clips: [c%d], start: hard}%n"
                .formatted(times, reel.pieces().size());
    }

    TrialNode node() {
        return node;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public X11Display display() {
        return VirtualDisplay.find(folder.resolve("x11")).orElseThrow(() -> Fault.retry("display-gone", name));
    }

    /** The player alone: what a screen costs. */
    @Override
    public List<ProcessHandle> processes() {
        return PlayerSearch.find(TrialNode.SCREEN, display().authority()).stream()
                .toList();
    }

    @Override
    public void close() {
        node.close();
    }
}
