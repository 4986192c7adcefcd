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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;

/**
 * Turns what a province receives into the house format, file by file, into one folder: films into MP4, stills and the first
 * page of a PDF into PNG. What is in the house format, upright and progressive already is copied as it is, loud or not.
 *
 * <p>A result gets its name only when it is whole and has been probed. Safe for every thread; several files may be prepared
 * at once.
 */
public final class Preparation {
    /** What is called of the package ffmpeg. */
    public static final List<String> PROGRAMS = List.of("ffmpeg", "ffprobe");

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final Path folder;
    private final boolean replace;
    private final int threads;
    private final Set<Path> taken = ConcurrentHashMap.newKeySet();

    /** What became of a file, and whether it was merely copied. */
    public record Prepared(Path file, boolean copied, Facts facts) {}

    /**
     * @param folder is made when it is not there
     * @param replace whether a file that has the result's name already is replaced
     * @param threads that one conversion may use
     * @throws Fault BROKEN {@code media-unwritable}
     */
    public Preparation(Path folder, boolean replace, int threads) {
        this.folder = folder;
        this.replace = replace;
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
            return place(file, "png", part -> PdfPage.render(file, part));
        }
        Facts facts = Probe.look(file);
        Facts.Picture picture = facts.picture();
        if (picture == null) {
            throw impossible(Text.of("media.no-picture", facts.container()));
        } else if (facts.container().equals(HouseFormat.CONTAINER) && picture.framesMissing() > 0) {
            throw impossible(Text.of("media.truncated", picture.framesMissing()));
        }
        boolean still = picture.still() || facts.container().endsWith("_pipe");
        if (HouseFormat.findDefects(facts).isEmpty()
                && (still ? StillConversion.isPlain(file, picture) : isPlain(picture))) {
            return copy(file, facts);
        } else if (still) {
            return place(file, "png", part -> StillConversion.convert(file, part));
        }
        return place(file, "mp4", part -> new FilmConversion(file, facts, picture, threads).convert(part, progress));
    }

    /** What a node may play but would show squeezed or combed. */
    private static boolean isPlain(Facts.Picture picture) {
        return picture.pixelAspect() == 1 && !picture.interlaced();
    }

    private static boolean startsAsPdf(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return Arrays.equals(stream.readNBytes(PDF.length), PDF);
        } catch (IOException e) {
            throw Fault.retry("media-unreadable", file, e).causedBy(e);
        }
    }

    private Prepared copy(Path file, Facts facts) {
        String suffix =
                facts.container().equals("jpeg") ? "jpg" : facts.container().equals("png") ? "png" : "mp4";
        Path target = target(file, suffix);
        if (Files.exists(target) && Sha256.of(target).equals(Sha256.of(file))) {
            return new Prepared(target, true, facts);
        }
        place(file, suffix, part -> {
            try {
                Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw Fault.broken("media-unwritable", part, e).causedBy(e);
            }
        });
        return new Prepared(target, true, facts);
    }

    /** Writes a result under a name of its own, looks at it, and gives it the name it is to have. */
    private interface Writing {
        void write(Path part);
    }

    private Prepared place(Path file, String suffix, Writing writing) {
        Path target = target(file, suffix);
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            if (!taken.add(target) || (Files.exists(target) && (!replace || Files.isSameFile(file, target)))) {
                throw Fault.refused("prepare-exists", target);
            }
            try {
                writing.write(part);
                Facts facts = checked(part);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
                return new Prepared(target, false, facts);
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

    private static Fault impossible(Text reason) {
        return Fault.refused("prepare-impossible", reason);
    }

    private Path target(Path file, String suffix) {
        return folder.resolve(safe(String.valueOf(file.getFileName())) + "." + suffix);
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
