// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which room stands on which floor, and the one home of each library. The rules read as sentences. */
final class Floors {
    /** From the ground up. A room imports from lower floors only; rooms on one floor do not know each other. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("time", "fault"),
            List.of("document", "media", "glass"),
            List.of("playlist"),
            List.of("schedule", "journal"),
            List.of("playback", "report"),
            List.of("health", "http"),
            List.of("api", "ui", "fleet"),
            List.of("config"),
            List.of("cli"),
            List.of("app"));

    private static final List<String> FREE_TO_ALL = List.of(
            "java..",
            "javax..",
            "org.slf4j..",
            "org.jspecify..",
            "com.fasterxml.jackson.core..",
            "com.fasterxml.jackson.annotation..",
            "com.fasterxml.jackson.databind..");

    private static final Map<String, List<String>> HOMES = Map.ofEntries(
            Map.entry("com.fasterxml.jackson.dataformat..", List.of("document..")),
            Map.entry("org.yaml..", List.of("document..")),
            Map.entry("org.dmfs..", List.of("schedule..")),
            Map.entry("net.time4j..", List.of("schedule..")),
            Map.entry("org.sqlite..", List.of("journal.sqlite..")),
            Map.entry("uk.co.caprica..", List.of("playback.vlc..")),
            Map.entry("com.sun.jna..", List.of("playback.vlc..", "health.systemd..")),
            Map.entry("jakarta.mail..", List.of("health.mail..")),
            Map.entry("jakarta.activation..", List.of("health.mail..")),
            Map.entry("org.eclipse.angus..", List.of("health.mail..")),
            Map.entry("org.dhatim..", List.of("report..")),
            Map.entry("org.apache.pdfbox..", List.of("report..")),
            Map.entry("org.apache.fontbox..", List.of("report..")),
            Map.entry("org.eclipse.jetty..", List.of("http..")),
            Map.entry("io.prometheus..", List.of("http..")),
            Map.entry("picocli..", List.of("cli..")),
            Map.entry("org.quartz..", List.of("app.quartz..")),
            Map.entry("ch.qos.logback..", List.of("app.logback..")));

    private final String root;

    /** @param root {@code vn.cotmoc}, or the package of the samples that break every rule */
    Floors(String root) {
        this.root = root;
    }

    Stream<ArchRule> rules() {
        return Stream.of(
                        Stream.of(everyClassHasARoom(), noCycles(), noLibraryWithoutHome()),
                        rooms().map(this::looksDownOnly),
                        HOMES.keySet().stream().sorted().map(this::usedAtHomeOnly))
                .flatMap(rules -> rules);
    }

    ArchRule everyClassHasARoom() {
        return classes()
                .should()
                .resideInAnyPackage(inRoot(rooms()))
                .because("a newcomer finds any line from the list of rooms; a new room is entered in Floors");
    }

    ArchRule noCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    ArchRule looksDownOnly(String room) {
        int floor = floorOf(room);
        Stream<String> notBelow = rooms().filter(other -> floorOf(other) >= floor && !other.equals(room));
        return noClasses()
                .that()
                .resideInAPackage(root + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(inRoot(notBelow))
                .because("imports go to lower floors only, and rooms on one floor do not know each other");
    }

    ArchRule usedAtHomeOnly(String library) {
        String[] homes =
                HOMES.get(library).stream().map(home -> root + "." + home).toArray(String[]::new);
        return noClasses()
                .that(not(resideInAnyPackage(homes)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because("a library has one home, so that it can be replaced in one place");
    }

    ArchRule noLibraryWithoutHome() {
        Stream<String> known = Stream.of(FREE_TO_ALL.stream(), HOMES.keySet().stream(), Stream.of(root + ".."))
                .flatMap(packages -> packages);
        return classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(known.toArray(String[]::new))
                .because("a library that is new here is given a home in Floors");
    }

    private static Stream<String> rooms() {
        return FLOORS.stream().flatMap(List::stream);
    }

    private static int floorOf(String room) {
        return new ArrayList<>(FLOORS)
                .indexOf(FLOORS.stream()
                        .filter(floor -> floor.contains(room))
                        .findFirst()
                        .orElseThrow());
    }

    private String[] inRoot(Stream<String> rooms) {
        return rooms.map(room -> root + "." + room + "..").toArray(String[]::new);
    }
}
