// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import vn.cotmoc.fault.Text;

/** A file's bytes made text, or the reason why not. */
final class Source {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Source() {}

    static Optional<String> read(Path file, Problems problems) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Document.MAX_BYTES + 1);
            if (bytes.length > Document.MAX_BYTES) {
                return tooLarge(Math.max(Files.size(file), bytes.length), problems);
            }
            return decode(bytes, problems);
        } catch (NoSuchFileException e) {
            problems.error(Pointer.ROOT, "file-missing", file);
        } catch (IOException e) {
            problems.error(Pointer.ROOT, "file-unreadable", file, reason(e));
        }
        return Optional.empty();
    }

    private static Text reason(IOException e) {
        String message = e.getMessage();
        return Text.verbatim(message == null ? e.getClass().getSimpleName() : message);
    }

    static Optional<String> decode(byte[] bytes, Problems problems) {
        if (bytes.length > Document.MAX_BYTES) {
            return tooLarge(bytes.length, problems);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            problems.errorAt(end(text), Pointer.ROOT, "not-utf8");
            return Optional.empty();
        }
        return Optional.of(withoutMark(text));
    }

    private static Optional<String> tooLarge(long bytes, Problems problems) {
        long mebibytes = (bytes + Document.MAX_BYTES - 1) / Document.MAX_BYTES;
        problems.error(Pointer.ROOT, "file-too-large", mebibytes);
        return Optional.empty();
    }

    private static String withoutMark(CharBuffer text) {
        String whole = text.toString();
        return !whole.isEmpty() && whole.charAt(0) == BYTE_ORDER_MARK ? whole.substring(1) : whole;
    }

    /** The place after a text: where the decoder stopped. */
    static Place end(CharSequence text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(text.charAt(i))) {
                column++;
            }
        }
        return new Place(line, column);
    }
}
