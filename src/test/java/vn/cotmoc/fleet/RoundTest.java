// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;

@Tag("L2")
class RoundTest {
    @TempDir
    Path folder;

    @Test
    void shouldTellOfAllNodesWhenOneMeetsADefect() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "x".repeat(43));
        List<Fleet.Member> members = Stream.of("a-1", "b-1", "c-1")
                .map(name -> new Fleet.Member(name, URI.create("http://127.0.0.1:1"), token, null, null))
                .toList();
        List<String> told = new ArrayList<>();
        Round.go(
                new Fleet(folder.resolve("central.db"), members),
                Language.EN,
                (member, node) -> {
                    if (member.node().equals("a-1")) {
                        throw new IllegalStateException("a defect");
                    }
                    if (member.node().equals("b-1")) {
                        throw Fault.retry("node-unreachable", member.node(), "");
                    }
                    return "done";
                },
                outcome -> told.add(outcome.member().node() + " "
                        + (outcome.fault() == null
                                ? outcome.result()
                                : outcome.fault().code())));

        assertThat(told).containsExactly("a-1 internal", "b-1 node-unreachable", "c-1 done");
    }
}
