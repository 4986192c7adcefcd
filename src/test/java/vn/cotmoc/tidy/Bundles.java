// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The two languages say the same: every key in both, with the same gaps to fill. */
final class Bundles {
    private static final String FOLDER = "src/main/resources/vn/cotmoc/fault/";
    private static final String VI = FOLDER + "text_vi.properties";
    private static final String EN = FOLDER + "text_en.properties";
    private static final Pattern GAP = Pattern.compile("\\{\\d+}");

    private Bundles() {}

    static Stream<Finding> sameKeys(Repository repository) {
        Properties vi = read(repository, VI);
        Properties en = read(repository, EN);
        return Stream.concat(lacks(VI, vi, en), lacks(EN, en, vi));
    }

    static Stream<Finding> sameGaps(Repository repository) {
        Properties vi = read(repository, VI);
        Properties en = read(repository, EN);
        return vi.stringPropertyNames().stream()
                .filter(en::containsKey)
                .filter(key -> !gaps(vi, key).equals(gaps(en, key)))
                .map(key -> new Finding(
                        VI + " " + key,
                        "fills in " + gaps(vi, key) + ", English " + gaps(en, key),
                        "use the same {0}, {1}, … in both"));
    }

    /** Of two lines with one key the first is lost without a word. */
    static Stream<Finding> onceEach(Repository repository) {
        return repository.files().stream()
                .filter(file -> file.path().equals(VI) || file.path().equals(EN))
                .flatMap(file -> {
                    var seen = new HashSet<String>();
                    return file.text()
                            .lines()
                            .filter(line -> line.matches("[\\w.-]+ *[=:].*"))
                            .map(line -> line.split(" *[=:]", 2)[0])
                            .filter(key -> !seen.add(key))
                            .map(key -> new Finding(file.path() + " " + key, "key given twice", "keep one"));
                });
    }

    private static Stream<Finding> lacks(String path, Properties these, Properties others) {
        return others.stringPropertyNames().stream()
                .filter(key -> !these.containsKey(key))
                .map(key -> new Finding(path, key + " is missing", "say it in both languages"));
    }

    private static Set<String> gaps(Properties bundle, String key) {
        return GAP.matcher(bundle.getProperty(key))
                .results()
                .map(MatchResult::group)
                .collect(toCollection(TreeSet::new));
    }

    private static Properties read(Repository repository, String path) {
        var bundle = new Properties();
        repository.files().stream().filter(file -> file.path().equals(path)).forEach(file -> {
            try {
                bundle.load(new StringReader(file.text()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return bundle;
    }
}
