// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What documents and comments point at is there. Addresses of other hosts are not looked up: a test needs no network. */
final class Links {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern PATH = Pattern.compile("`((?:src|playlists|systemd|\\.ci|\\.mvn)/[\\w./-]*)`");
    private static final Pattern DECISION = Pattern.compile("decisions/\\d{4}-[a-z0-9-]+\\.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

    private Links() {}

    static Stream<Finding> links(Repository repository) {
        return documents(repository)
                .flatMap(file -> found(LINK, prose(file), 1)
                        .filter(link -> !ELSEWHERE.matcher(link).matches())
                        .filter(link -> !leadsSomewhere(repository, file, link))
                        .map(link -> new Finding(file.path(), "dead link " + link, "point it at what is there")));
    }

    static Stream<Finding> namedPaths(Repository repository) {
        return documents(repository)
                .flatMap(file -> found(PATH, prose(file), 1)
                        .filter(path -> !repository.has(path))
                        .map(path -> new Finding(file.path(), "there is no " + path, "name what is there")));
    }

    static Stream<Finding> decisions(Repository repository) {
        return repository.files().stream()
                .filter(file -> file.suffix().equals("java"))
                .flatMap(file -> found(DECISION, file.text(), 0)
                        .filter(decision -> !repository.has("src/site/markdown/" + decision))
                        .map(decision -> new Finding(file.path(), "there is no " + decision, "name the right one")));
    }

    private static Stream<Repository.File> documents(Repository repository) {
        return repository.files().stream().filter(file -> file.suffix().equals("md") && !file.isBelow("src/test/"));
    }

    private static String prose(Repository.File file) {
        return FENCED.matcher(file.text()).replaceAll("");
    }

    private static boolean leadsSomewhere(Repository repository, Repository.File from, String link) {
        String[] parts = link.split("#", 2);
        Path here = Path.of(from.path());
        String target = parts[0].isEmpty()
                ? from.path()
                : here.resolveSibling(parts[0]).normalize().toString();
        return repository.has(target) && (parts.length == 1 || hasHeading(repository, target, parts[1]));
    }

    private static boolean hasHeading(Repository repository, String path, String anchor) {
        return repository.files().stream()
                .filter(file -> file.path().equals(path))
                .flatMap(file -> found(HEADING, prose(file), 1))
                .anyMatch(heading -> anchor(heading).equals(anchor));
    }

    /** As the usual renderers make it: small letters, digits and hyphens for blanks. */
    private static String anchor(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}\\s_-]", "")
                .replaceAll("\\s", "-");
    }

    private static Stream<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(group));
    }
}
