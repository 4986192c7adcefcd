// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import vn.cotmoc.fault.Fault;

/** A program of the ffmpeg family, run to its end, within a time and with a bounded answer. */
final class Tool {
    private static final int MAX_COMPLAINT_BYTES = 4 << 10;

    private Tool() {}

    /** Reads what the program says, line by line or whole, as it comes. */
    interface Reader<T> {
        T read(InputStream output) throws IOException;
    }

    /**
     * @throws Fault BROKEN {@code tool-missing}, RETRY {@code tool-stuck} when it takes longer, REFUSED
     *     {@code media-unknown} with its own words when it fails
     */
    static <T> T run(List<String> command, Duration limit, Reader<T> reader) {
        Process process = start(command);
        var complaint = CompletableFuture.supplyAsync(() -> complaint(process));
        var ended = process.onExit().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        ended.exceptionally(late -> process.destroyForcibly());
        T answer;
        try (InputStream output = process.getInputStream()) {
            answer = reader.read(output);
            ended.join();
        } catch (IOException | CompletionException e) {
            throw Fault.retry("tool-stuck", command.get(0), limit.toSeconds()).causedBy(e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw Fault.refused("media-unknown", complaint.join());
        }
        return answer;
    }

    private static Process start(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw Fault.broken("tool-missing", command.get(0)).causedBy(e);
        }
    }

    /** Its last words are of no use to anybody, its first are. */
    private static String complaint(Process process) {
        try (InputStream errors = process.getErrorStream()) {
            String said = new String(errors.readNBytes(MAX_COMPLAINT_BYTES), StandardCharsets.UTF_8);
            errors.transferTo(OutputStream.nullOutputStream());
            return said.strip();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
