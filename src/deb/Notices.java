// SPDX-License-Identifier: GPL-3.0-or-later

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Writes the notices of the libraries that the package carries: which they are, under which licences by the SBOM, and what
 * they say of it themselves; then those of what the program's own jar carries, PAGE. Run by the build:
 * {@code java Notices.java BOM.xml LIB PAGE OUT}.
 */
final class Notices {
    private static final Pattern NOTICE =
            Pattern.compile("(META-INF/)?(LICEN[CS]E|NOTICE|COPYING|COPYRIGHT)[^/]*", Pattern.CASE_INSENSITIVE);
    private static final String RULE = "=".repeat(100);

    public static void main(String... args) throws Exception {
        Path page = Path.of(args[2]);
        try (var out = new PrintWriter(Files.newBufferedWriter(Path.of(args[3]), StandardCharsets.UTF_8))) {
            out.println("Cột Mốc carries these libraries:\n");
            components(Path.of(args[0])).forEach(out::println);
            out.println("  Preact and htm, in the operator's page – MIT, Apache-2.0");
            try (Stream<Path> jars = Files.list(Path.of(args[1]))) {
                for (Path jar : jars.sorted().toList()) {
                    print(jar, out);
                }
            }
            print(page.getFileName().toString(), Files.readString(page), out);
        }
    }

    private static List<String> components(Path bom) throws Exception {
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(bom.toFile());
        NodeList all = document.getElementsByTagName("component");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .filter(component -> component.getParentNode().getNodeName().equals("components"))
                .map(component -> "  %s:%s %s – %s"
                        .formatted(
                                text(component, "group"),
                                text(component, "name"),
                                text(component, "version"),
                                licences(component)))
                .sorted()
                .toList();
    }

    private static String licences(Element component) {
        NodeList all = component.getElementsByTagName("license");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .map(licence -> text(licence, "id").isEmpty() ? text(licence, "name") : text(licence, "id"))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String text(Element element, String child) {
        NodeList found = element.getElementsByTagName(child);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    private static void print(Path jar, PrintWriter out) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var notices = new TreeMap<String, ZipEntry>();
            zip.stream()
                    .filter(entry -> NOTICE.matcher(entry.getName()).matches() && !entry.isDirectory())
                    .forEach(entry -> notices.put(entry.getName(), entry));
            for (ZipEntry notice : notices.values()) {
                byte[] text = zip.getInputStream(notice).readAllBytes();
                print(jar.getFileName() + ": " + notice.getName(), new String(text, StandardCharsets.UTF_8), out);
            }
        }
    }

    private static void print(String of, String notice, PrintWriter out) {
        out.printf("%n%s%n%s%n%s%n%n", RULE, of, RULE);
        out.println(notice.strip());
    }
}
