// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** How classes are named, and what they do not call. Every rule says what to do instead. */
final class Habits {
    private final String root;

    /** @param root {@code vn.cotmoc}, or the package of the samples that break every rule */
    Habits(String root) {
        this.root = root;
    }

    Stream<ArchRule> rules() {
        return Stream.of(
                tellingNames(),
                oneClock(),
                oneStopwatch(),
                noSleep(),
                outputFromCommandsOnly(),
                oneExit(),
                oneLog(),
                nullMarkedPackages());
    }

    private ArchRule tellingNames() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl)(\\$.*)?")
                .because("such a name hides what the class does; a method moves to its data");
    }

    private ArchRule oneClock() {
        return noClasses()
                .that(not(resideInAnyPackage(root + ".time..")))
                .should()
                .callMethodWhere(target(nameMatching("now|currentTimeMillis"))
                        .and(target(owner(resideInAnyPackage("java.lang", "java.time..")))))
                .because("the time is handed in as vn.cotmoc.time.Moment, so that a test can set it");
    }

    private ArchRule oneStopwatch() {
        return noClasses()
                .that(not(resideInAnyPackage(root + ".time..", root + ".playback.vlc..", root + ".*.bench..")))
                .should()
                .callMethod(System.class, "nanoTime")
                .because(
                        "the time is handed in; the player, which times single frames, and measurements read it themselves");
    }

    private ArchRule noSleep() {
        return noClasses()
                .should()
                .callMethodWhere(target(nameMatching("sleep")))
                .because("a thread waits for what it needs, with a bound, not for a while");
    }

    private ArchRule outputFromCommandsOnly() {
        return noClasses()
                .that(not(resideInAnyPackage(root + ".cli..", root + ".playback.vlc..")))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("stdout is for a command's results (and the player's reports); the rest is logged");
    }

    private ArchRule oneExit() {
        return noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .because("only a main knows that nobody has anything left to close");
    }

    private ArchRule oneLog() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..")
                .because("the log is SLF4J's");
    }

    private ArchRule nullMarkedPackages() {
        return classes().should(new ArchCondition<JavaClass>("reside in a package with a @NullMarked package-info") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                }
            }
        });
    }
}
