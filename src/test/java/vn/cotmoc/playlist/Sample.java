// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Problem;

/** A small playlist without a fault, to be changed. */
final class Sample {
    static final String YAML = """
            playlist: mau
            version: 1
            nodes: ["*"]
            clips:
              - {id: phim, title: Phim, file: media/phim.mp4, topic: bien-gioi, language: vi, source: tinh}
              - {id: the-cho, title: Thẻ chờ, file: media/the-cho.png, topic: khac, language: vi, source: tinh}
            schedule:
              - {slot: ngay, between: ["06:00", "22:00"], clips: [phim]}
            filler: [the-cho]
            """;

    private Sample() {}

    static Reading read(String yaml) {
        return PlaylistFile.read("mau.yaml", yaml.getBytes(UTF_8));
    }

    /** Pointers and codes of the errors. */
    static List<String> told(String yaml) {
        return read(yaml).errors().stream()
                .map(problem -> problem.pointer() + " " + problem.code())
                .sorted()
                .toList();
    }

    static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }

    /** An object with members written over or added; {@code -name} takes one out. */
    static String merged(String object, String members) {
        String merged = object;
        for (String member :
                Pattern.compile(", (?=[-<a-zA-Z]+:|-)").splitAsStream(members).toList()) {
            String name = member.startsWith("-") ? member.substring(1) : member.substring(0, member.indexOf(':'));
            merged = merged.replaceFirst("(?<=[{ ])" + name + ": (\\[[^\\]]*\\]|[^,}]*)(, )?", "");
        }
        String added = members.replaceFirst("^-[a-z]+(, |$)", "");
        return merged.replaceFirst("(, )?}$", Matcher.quoteReplacement(", " + added + "}"));
    }

    /** Pointers relative to an object; {@code ·} is the object itself. */
    static List<String> expectation(@Nullable String expected, String prefix) {
        return Pattern.compile(", ")
                .splitAsStream(expected == null ? "" : expected)
                .filter(one -> !one.isEmpty())
                .map(one -> one.startsWith("/") ? one : prefix + one)
                .map(one -> one.replace("/· ", " ").replace("· ", " "))
                .sorted()
                .toList();
    }

    static List<String> expectation(@Nullable String expected) {
        return expectation(expected, "");
    }
}
