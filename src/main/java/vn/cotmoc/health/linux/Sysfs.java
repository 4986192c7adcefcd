// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.linux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.cotmoc.health.MachineReading.Link;
import vn.cotmoc.health.MachineReading.Temperature;

/** Reads {@code class/drm} and {@code class/hwmon}: Documentation/ABI and Documentation/hwmon of the kernel. */
final class Sysfs {
    /** An EDID has up to 256 blocks of 128 bytes, all else in here fits a line. */
    private static final int FILE_MOST_BYTES = 256 * 128;

    private static final double MILLI = 1_000;
    private static final String INPUT = "_input";

    private final Path sys;

    Sysfs(Path sys) {
        this.sys = sys;
    }

    /** The outlets of all graphics cards, by name; a writeback is no outlet, nothing can hang on it. */
    List<Link> links() {
        return children(sys.resolve("class/drm"), "card*-*")
                .filter(connector -> !connector.getFileName().toString().contains("Writeback"))
                .flatMap(connector -> text(connector.resolve("status"))
                        .map(status -> new Link(
                                connector.getFileName().toString(),
                                status.equals("connected"),
                                edid(connector).orElse(null)))
                        .stream())
                .toList();
    }

    private static Optional<String> edid(Path connector) {
        return bytes(connector.resolve("edid"))
                .filter(bytes -> bytes.length > 0)
                .map(bytes -> HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    /** The sensors of all chips, by chip and label. */
    List<Temperature> temperatures() {
        return children(sys.resolve("class/hwmon"), "hwmon*")
                .flatMap(chip -> children(chip, "temp*" + INPUT).flatMap(input -> temperature(chip, input).stream()))
                .toList();
    }

    private static Optional<Temperature> temperature(Path chip, Path input) {
        String file = input.getFileName().toString();
        String sensor = file.substring(0, file.length() - INPUT.length());
        String name = text(chip.resolve("name")).orElse(chip.getFileName().toString());
        String label = text(chip.resolve(sensor + "_label")).orElse(sensor);
        return degrees(input)
                .map(celsius -> new Temperature(
                        name + "/" + label,
                        celsius,
                        degrees(chip.resolve(sensor + "_crit"))
                                .filter(critical -> critical > 0)
                                .orElse(null)));
    }

    private static Optional<Double> degrees(Path file) {
        return text(file).filter(text -> text.matches("-?[0-9]{1,7}")).map(text -> Integer.parseInt(text) / MILLI);
    }

    private static Stream<Path> children(Path folder, String names) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, names)) {
            List<Path> all = new ArrayList<>();
            found.forEach(all::add);
            return all.stream().sorted(Comparator.comparing(Path::toString));
        } catch (IOException | DirectoryIteratorException e) {
            return Stream.empty();
        }
    }

    private static Optional<String> text(Path file) {
        return bytes(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
    }

    private static Optional<byte[]> bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(FILE_MOST_BYTES));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
