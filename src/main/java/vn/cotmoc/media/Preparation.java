// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;

/**
 * Turns what a province receives into the house format, file by file, into one folder: films into MP4, stills and a page of a
 * PDF into PNG. What is in the house format already is copied as it is, unless its pixels are no squares, it is interlaced, or its
 * picture begins later than the file; where only its loudness is not right, its picture is copied and its sound converted. Frames that
 * come unevenly and sound that outlasts the picture are left: a player keeps to each frame's own instant and cuts the sound.
 *
 * <p>A result gets its name only when it is whole and has been probed. Safe for every thread; several files may be prepared
 * at once.
 */
public final class Preparation {
    /** What is called of the package ffmpeg. */
    public static final List<String> PROGRAMS = List.of("ffmpeg", "ffprobe");

    /** So much less than the source promises is more than a last frame or two. */
    private static final long LOST_MS = 500;
    /** A damaged file whose frames lie so much farther apart than they should has a damaged clock. */
    private static final long STRAY_FACTOR = 4;

    private static final long STRAY_MS = 10_000;

    private static final double SECOND_MS = 1000;
    /** What a decoder stumbles over it tells again and again; the first of it is enough. */
    private static final int COMPLAINTS = 3;

    private static final String ADDRESS = " @ 0x[0-9a-f]+";

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final Path folder;
    private final boolean replace;
    private final int page;
    private final int threads;
    private final Set<Path> taken = ConcurrentHashMap.newKeySet();

    /**
     * What became of a file.
     *
     * @param copied whether it merely was
     * @param warnings what of it could not be read, each a clause without a full stop
     */
    public record Prepared(Path file, boolean copied, Facts facts, List<Text> warnings) {}

    /**
     * @param folder is made when it is not there
     * @param replace whether a file that has the result's name already is replaced
     * @param page of each PDF, from 1
     * @param threads that one conversion may use
     * @throws Fault BROKEN {@code media-unwritable}
     */
    public Preparation(Path folder, boolean replace, int page, int threads) {
        this.folder = folder;
        this.replace = replace;
        this.page = page;
        this.threads = threads;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Fault.broken("media-unwritable", folder, e).causedBy(e);
        }
    }

    /**
     * Prepares one file. It is never touched itself.
     *
     * @param progress is told the part that is done, 0 to 1
     * @throws Fault REFUSED {@code media-unknown}, {@code prepare-impossible}, {@code prepare-exists}; RETRY
     *     {@code media-unreadable} or {@code tool-stuck}; BROKEN {@code media-unwritable} or {@code tool-missing}
     */
    public Prepared prepare(Path file, DoubleConsumer progress) {
        if (startsAsPdf(file)) {
            Path target = target(file, page == 1 ? ".png" : "-" + page + ".png");
            return place(file, target, null, part -> PdfPage.render(file, page, part));
        }
        Facts facts = Probe.look(file);
        Facts.Picture picture = facts.picture();
        if (picture == null) {
            throw impossible(Text.of("media.no-picture", facts.container()));
        } else if (facts.container().equals(HouseFormat.CONTAINER) && picture.framesMissing() > 0) {
            throw impossible(Text.of("media.truncated", picture.framesMissing()));
        } else if (picture.still() || facts.container().endsWith("_pipe")) {
            return prepareStill(file, facts, picture);
        }
        return prepareFilm(file, facts, picture, progress);
    }

    private Prepared prepareStill(Path file, Facts facts, Facts.Picture picture) {
        if (HouseFormat.findDefects(facts).isEmpty() && StillConversion.isPlain(file, picture)) {
            return copy(file, facts, facts.container().equals("jpeg") ? ".jpg" : ".png");
        }
        return place(file, target(file, ".png"), null, part -> StillConversion.convert(file, part));
    }

    private Prepared prepareFilm(Path file, Facts facts, Facts.Picture picture, DoubleConsumer progress) {
        Optional<Loudness> sound = facts.sound() == null ? Optional.empty() : Optional.of(Loudness.measure(file));
        boolean plain = HouseFormat.findDefects(facts).isEmpty() && isPlain(picture);
        if (plain && sound.map(Loudness::isRight).orElse(true)) {
            return copy(file, facts, ".mp4");
        }
        var conversion = new FilmConversion(file, picture, sound, threads);
        return place(
                file,
                target(file, ".mp4"),
                picture,
                part -> plain ? conversion.convertSound(part, progress) : conversion.convert(part, progress));
    }

    /** What a node may play but would show squeezed, combed, or after a hole. */
    private static boolean isPlain(Facts.Picture picture) {
        return picture.pixelAspect() == 1 && !picture.interlaced() && picture.startMs() == 0;
    }

    private static boolean startsAsPdf(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return Arrays.equals(stream.readNBytes(PDF.length), PDF);
        } catch (IOException e) {
            throw Fault.retry("media-unreadable", file, e).causedBy(e);
        }
    }

    private Prepared copy(Path file, Facts facts, String suffix) {
        Path target = target(file, suffix);
        if (!Files.exists(target) || !Sha256.of(target).equals(Sha256.of(file))) {
            place(file, target, null, part -> {
                try {
                    Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
                    return "";
                } catch (IOException e) {
                    throw Fault.broken("media-unwritable", part, e).causedBy(e);
                }
            });
        }
        return new Prepared(target, true, facts, List.of());
    }

    /** Writes a result under a name of its own, looks at it, and gives it the name it is to have. */
    private interface Writing {
        /** Tells what of the source could not be read; empty: nothing. */
        String write(Path part);
    }

    /** @param film that the result is made of; null: it is no film, or the same */
    private Prepared place(Path file, Path target, Facts.@Nullable Picture film, Writing writing) {
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            if (!taken.add(target) || (Files.exists(target) && (!replace || Files.isSameFile(file, target)))) {
                throw Fault.refused("prepare-exists", target);
            }
            try {
                String complaint = writing.write(part);
                Facts facts = checked(part);
                Facts.Picture made = facts.picture();
                if (film != null && made != null) {
                    checkLength(film, made, !complaint.isEmpty());
                }
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
                return new Prepared(target, false, facts, warnings(complaint));
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw Fault.broken("media-unwritable", target, e).causedBy(e);
        }
    }

    private static Facts checked(Path part) {
        Facts facts = Probe.look(part);
        List<Text> defects = HouseFormat.findDefects(facts);
        if (!defects.isEmpty()) {
            throw impossible(defects.get(0));
        }
        return facts;
    }

    /** A clock that jumps makes a film seem longer than it is; a decoder closes such gaps. So its frames count too. */
    private static void checkLength(Facts.Picture film, Facts.Picture made, boolean damaged) {
        double frameMs = film.framesPerSecond() > 0 ? SECOND_MS / film.framesPerSecond() : 0;
        double framesMs = film.frames() * frameMs;
        double promisedMs = Math.min((double) film.durationMs(), framesMs);
        if (promisedMs - made.durationMs() > LOST_MS + 2 * frameMs) {
            throw impossible(Text.of("media.shorter", made.durationMs() / SECOND_MS, promisedMs / SECOND_MS));
        } else if (damaged && made.durationMs() > STRAY_FACTOR * framesMs + STRAY_MS) {
            throw impossible(Text.of("media.stray", film.frames(), made.durationMs() / SECOND_MS));
        }
    }

    private static List<Text> warnings(String complaint) {
        String first = complaint
                .replaceAll(ADDRESS, "")
                .lines()
                .map(String::strip)
                .distinct()
                .limit(COMPLAINTS)
                .collect(Collectors.joining("; "));
        return first.isEmpty() ? List.of() : List.of(Text.of("media.unread", first));
    }

    private static Fault impossible(Text reason) {
        return Fault.refused("prepare-impossible", reason);
    }

    private Path target(Path file, String suffix) {
        return folder.resolve(safe(String.valueOf(file.getFileName())) + suffix);
    }

    /** Without accents, blanks and whatever else a shell, a web address or a USB stick may trip over. */
    static String safe(String name) {
        int dot = name.lastIndexOf('.');
        String base = Normalizer.normalize(dot > 0 ? name.substring(0, dot) : name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .replaceAll("[^A-Za-z0-9_]+", "-")
                .replaceAll("^-+|-+$", "");
        return base.isEmpty() ? "media" : base;
    }
}
