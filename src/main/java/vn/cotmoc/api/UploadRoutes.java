// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.http.Call;
import vn.cotmoc.http.Guard;
import vn.cotmoc.http.Reply;
import vn.cotmoc.http.Route;
import vn.cotmoc.journal.Tokens.Role;

/** Resumable uploads as tus 1.0.0 has them: core, creation, termination, expiration (https://tus.io/protocols/resumable-upload). */
final class UploadRoutes {
    private static final String VERSION = "1.0.0";
    private static final String ALL = "/api/v1/uploads";
    private static final String ONE = ALL + "/{id}";
    private static final Guard TECHNICIAN = Guard.only(Role.TECHNICIAN);
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Uploads uploads;

    UploadRoutes(Uploads uploads) {
        this.uploads = uploads;
    }

    List<Route> all() {
        return List.of(
                tus("OPTIONS", ALL, Guard.OPEN, "What of tus is spoken.", call -> capabilities())
                        .refuses(400)
                        .unaudited(),
                tus(
                                "POST",
                                ALL,
                                TECHNICIAN,
                                "Begins an upload: Upload-Length, and sha256 in Upload-Metadata.",
                                this::begin)
                        .hears("Upload-Length", "integer", "Of the whole file, in bytes.")
                        .hears("Upload-Metadata", "string", "The word sha256 and base64 of the hash in hexadecimal.")
                        .gives(201, null)
                        .refuses(400, 412, 413, 422, 429, 507),
                tus("OPTIONS", ONE, Guard.OPEN, "What of tus is spoken.", call -> capabilities())
                        .refuses(400)
                        .unaudited(),
                tus("HEAD", ONE, TECHNICIAN, "How much has arrived.", this::progress)
                        .gives(200, null)
                        .refuses(404, 412, 422, 423)
                        .unaudited(),
                tus("PATCH", ONE, TECHNICIAN, "The next bytes, from Upload-Offset on.", this::append)
                        .hears("Upload-Offset", "integer", "How much has arrived, as HEAD tells.")
                        .takes("application/offset+octet-stream", null, Uploads.MOST_BYTES)
                        .refuses(400, 404, 409, 412, 422, 423, 507),
                tus("DELETE", ONE, TECHNICIAN, "Ends an upload.", this::remove).refuses(404, 412, 423));
    }

    private static Route tus(
            String method, String template, Guard guard, String summary, vn.cotmoc.http.Endpoint endpoint) {
        return Route.change(method, template, guard, summary, endpoint)
                .gives(204, null)
                .hears("Tus-Resumable", "string", "The version spoken, but for OPTIONS.")
                .always("Tus-Resumable", VERSION)
                .always("Tus-Version", VERSION)
                .always("Tus-Max-Size", String.valueOf(Uploads.MOST_BYTES));
    }

    private static Reply capabilities() {
        return Reply.empty(204)
                .with("Tus-Extension", "creation,termination,expiration")
                .with("Allow", "DELETE, HEAD, OPTIONS, PATCH, POST");
    }

    private Reply begin(Call call) {
        checkVersion(call);
        String metadata = call.header("Upload-Metadata").orElse("");
        Upload upload =
                uploads.begin(call.caller(), sha256(metadata), number(call, "Upload-Length"), metadata, call.at());
        return Reply.empty(201)
                .with("Location", ALL + "/" + upload.id())
                .with("Upload-Offset", String.valueOf(uploads.offset(upload)))
                .with("Upload-Expires", expires(upload));
    }

    private Reply progress(Call call) {
        Upload upload = find(call);
        return Reply.empty(200)
                .with("Upload-Offset", String.valueOf(uploads.offset(upload)))
                .with("Upload-Length", String.valueOf(upload.bytes()))
                .with("Upload-Metadata", upload.metadata())
                .with("Upload-Expires", expires(upload));
    }

    private Reply append(Call call) throws IOException {
        Upload upload = find(call);
        long offset = number(call, "Upload-Offset");
        long arrived = uploads.append(upload, offset, call.bodyBytes(), call.body());
        Reply reply =
                Reply.empty(204).with("Upload-Offset", String.valueOf(arrived)).with("Upload-Expires", expires(upload));
        return arrived < upload.bytes() ? reply.asRoutine() : reply;
    }

    private Reply remove(Call call) {
        uploads.remove(find(call));
        return Reply.empty(204);
    }

    private Upload find(Call call) {
        checkVersion(call);
        return uploads.find(call.parameter("id"), call.caller(), call.at());
    }

    private static void checkVersion(Call call) {
        if (!call.header("Tus-Resumable").equals(Optional.of(VERSION))) {
            throw Fault.refused("tus-version", VERSION);
        }
    }

    private static long number(Call call, String header) {
        return number(header, call.header(header).orElse(""));
    }

    /** @throws Fault REFUSED {@code upload-header} */
    static long number(String header, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw Fault.refused("upload-header", header, text);
        }
        return Long.parseLong(text);
    }

    /**
     * Pairs of a key and a value in Base64, parted by commas: tus, creation.
     *
     * @throws Fault REFUSED {@code upload-metadata}
     */
    static String sha256(String metadata) {
        for (String pair : metadata.split(",", -1)) {
            String[] words = pair.strip().split(" ", 2);
            if (words[0].equals("sha256") && words.length == 2) {
                String value = decoded(words[1].strip());
                if (SHA256.matcher(value).matches()) {
                    return value;
                }
            }
        }
        throw Fault.refused("upload-metadata");
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String expires(Upload upload) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(upload.expiresAt().atOffset(ZoneOffset.UTC));
    }
}
