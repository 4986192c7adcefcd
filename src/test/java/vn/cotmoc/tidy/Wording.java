// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What must not stand in a line, and in which files. Test data are exempt: some are wrong on purpose. */
final class Wording {
    private static final String TEST_DATA = "src/test/resources/";

    /** Looked for in the files whose path matches {@code where}. */
    private record Banned(Pattern where, Pattern what, String rule, String cure) {
        Banned(String where, String what, String rule, String cure) {
            this(Pattern.compile(where), Pattern.compile(what), rule, cure);
        }
    }

    // A class of one letter keeps a pattern from finding itself here.
    private static final List<Banned> BANNED = List.of(
            new Banned(".*", "\\b(TO[D]O|FIX[M]E|XX[X])\\b", "left undone", "finish it; what is missing is an issue"),
            new Banned(
                    ".*",
                    "[/](work|farm|root|home/\\w+)[/]",
                    "path of one machine",
                    "write it relative to the checkout"),
            new Banned(
                    ".*",
                    "maven\\.apache\\.org/maven[2]|registry\\.np[m]js|deb\\.debian\\.or[g]",
                    "host of a registry",
                    "leave it to the machine's settings"),
            new Banned(".*\\.java", "@auth[o]r\\b", "author's tag", "git knows who wrote it"),
            new Banned(
                    ".*\\.java", "@Disa[b]led|Assump[t]ions\\b|assum[e]T", "test switched off", "mend it or delete it"),
            new Banned(
                    ".*\\.java", "org\\.mock[i]to", "mock", "use the real part, or the fake that passes its contract"),
            new Banned(
                    "src/test/java/(?!vn/cotmoc/tidy/sample/).*",
                    "\\bsle[e]p\\(",
                    "waits for a while",
                    "wait for a condition with a deadline (Awaitility)"),
            new Banned(
                    "src/main/java/vn/cotmoc/(?!media/).*",
                    "\"ff(mpeg|probe)\"",
                    "ffmpeg is called by media alone",
                    "ask a class of media"),
            new Banned(
                    "src/main/java/vn/cotmoc/(?!playlist/).*",
                    "\"ssh-keygen\"",
                    "ssh-keygen is called by playlist alone",
                    "ask a class of playlist"));

    private Wording() {}

    static Stream<Finding> banned(Repository repository) {
        return BANNED.stream()
                .flatMap(banned -> ours(repository)
                        .filter(file -> banned.where().matcher(file.path()).matches())
                        .flatMap(file -> lines(file, banned)));
    }

    /** One way to write a letter, so that searching and comparing finds it. */
    static Stream<Finding> normalised(Repository repository) {
        return ours(repository)
                .filter(file -> !Normalizer.isNormalized(file.text(), Normalizer.Form.NFC))
                .map(file -> new Finding(file.path(), "text is not NFC", "convert it, for example with uconv -x nfc"));
    }

    static Stream<Finding> lineEnds(Repository repository) {
        return ours(repository)
                .filter(file -> !file.text().isEmpty())
                .filter(file -> file.text().contains("\r") || !file.text().endsWith("\n"))
                .map(file -> new Finding(file.path(), "line ends", "each line, the last one too, ends with one LF"));
    }

    private static Stream<Repository.File> ours(Repository repository) {
        return repository.files().stream().filter(file -> !file.isBelow(TEST_DATA));
    }

    private static Stream<Finding> lines(Repository.File file, Banned banned) {
        List<String> lines = file.text().lines().toList();
        return IntStream.range(0, lines.size())
                .filter(n -> banned.what().matcher(lines.get(n)).find())
                .mapToObj(n -> new Finding(file.path() + ":" + (n + 1), banned.rule(), banned.cure()));
    }
}
