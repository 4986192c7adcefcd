// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import vn.cotmoc.fault.Fault;

/** A program that reads media, of ffmpeg or poppler, run to its end, within a time and with a bounded answer. */
final class Tool {
    private static final int MAX_COMPLAINT_BYTES = 4 << 10;

    private Tool() {}

    /** Reads what the program says, line by line or whole, as it comes. */
    interface Reader<T> {
        T read(InputStream output) throws IOException;
    }

    /** What came of a program that did not fail, and what it complained of all the same; empty: of nothing. */
    record Heard<T>(T answer, String complaint) {}

    /** How a command of ffmpeg begins: what it says, and the file it may open; no other. */
    static List<String> ffmpeg(Path file, String logLevel, String formats, String... inputOptions) {
        List<String> command =
                new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-nostdin", "-nostats", "-v", logLevel));
        command.addAll(List.of("-protocol_whitelist", "file", "-format_whitelist", formats));
        command.addAll(List.of(inputOptions));
        command.addAll(List.of("-i", "file:" + file.toAbsolutePath()));
        return command;
    }

    /**
     * @throws Fault BROKEN {@code tool-missing}, RETRY {@code tool-stuck} when it takes longer, REFUSED
     *     {@code media-unknown} with its own words when it fails
     */
    static <T> T run(List<String> command, Duration limit, Reader<T> reader) {
        return hear(command, limit, reader).answer();
    }

    /** The same, with what it complained of. */
    static <T> Heard<T> hear(List<String> command, Duration limit, Reader<T> reader) {
        return run(new ProcessBuilder(command), limit, reader);
    }

    /** The same for a program that answers on stderr: the reader gets both streams. */
    static <T> T runMerged(List<String> command, Duration limit, Reader<T> reader) {
        return run(new ProcessBuilder(command).redirectErrorStream(true), limit, reader)
                .answer();
    }

    private static <T> Heard<T> run(ProcessBuilder builder, Duration limit, Reader<T> reader) {
        String program = builder.command().get(0);
        Process process = start(builder, program);
        var complaint = CompletableFuture.supplyAsync(() -> complaint(process));
        var ended = process.onExit().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        ended.exceptionally(late -> process.destroyForcibly());
        T answer;
        try (InputStream output = process.getInputStream()) {
            answer = reader.read(output);
            ended.join();
            complaint.join();
        } catch (IOException | CompletionException e) {
            throw Fault.retry("tool-stuck", program, limit.toSeconds()).causedBy(e);
        } finally {
            process.destroyForcibly();
        }
        String said = complaint.join();
        if (process.exitValue() != 0) {
            throw Fault.refused("media-unknown", said.isEmpty() ? program + " " + process.exitValue() : said);
        }
        return new Heard<>(answer, said);
    }

    private static Process start(ProcessBuilder builder, String program) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw Fault.broken("tool-missing", program, program.startsWith("pdf") ? "poppler-utils" : "ffmpeg")
                    .causedBy(e);
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
