// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;

/** Looks into PNG and JPEG with the decoder that draws them on the wall: what it cannot decode is not shown. */
final class StillProbe {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private StillProbe() {}

    /**
     * Empty when the file does not begin as a PNG or JPEG does.
     *
     * @throws Fault REFUSED {@code media-unknown} when it does but cannot be decoded to its end
     */
    static Optional<Facts> findStill(Path file, long bytes) throws IOException {
        byte[] head;
        try (var stream = Files.newInputStream(file)) {
            head = stream.readNBytes(PNG.length);
        }
        if (startsWith(head, PNG)) {
            return Optional.of(decode(file, bytes, "png"));
        }
        return startsWith(head, JPEG) ? Optional.of(decode(file, bytes, "jpeg")) : Optional.empty();
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    private static Facts decode(Path file, long bytes, String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (var stream = Files.newInputStream(file);
                ImageInputStream input = ImageIO.createImageInputStream(stream)) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            String pixels = reader.getRawImageType(0) == null ? "cmyk" : "rgb";
            // ImageIO has no colours for CMYK; it is converted before it is drawn.
            if (HouseFormat.isStillSize(width, height) && pixels.equals("rgb")) {
                decodeWhole(reader);
            }
            return new Facts(
                    format,
                    bytes,
                    new Facts.Picture(true, format, pixels, width, height, 0, 0, 0, 0, 1, false, 0, 0),
                    null);
        } catch (IOException | RuntimeException e) {
            // ImageIO's decoders meet damage with whatever exception comes first.
            throw Fault.refused("media-unknown", e.toString()).causedBy(e);
        } finally {
            reader.dispose();
        }
    }

    private static void decodeWhole(ImageReader reader) throws IOException {
        var complaint = new Complaint();
        reader.addIIOReadWarningListener(complaint);
        reader.read(0);
        if (complaint.text != null) {
            throw new IOException(complaint.text);
        }
    }

    /** libjpeg mends a truncated file with grey and merely warns. */
    private static final class Complaint implements IIOReadWarningListener {
        private @Nullable String text;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            text = warning;
        }
    }
}
