// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.fleet.bench.LoadClient.Answer;
import vn.cotmoc.fleet.bench.LoadClient.Asked;

/** What is told of many answers. */
@Tag("L1")
final class ApiLoadTest {
    private static final long BEGIN_NS = TimeUnit.HOURS.toNanos(1);

    private final List<Answer> answers = new ArrayList<>();

    @Test
    void shouldTellTheSecondInWhichAnswersTookLongest() {
        second(0, 2);
        second(1, 30);
        second(2, 2);
        ApiLoad.Result result = ApiLoad.Result.of(List.of(new Asked(answers, 0)), new Asked(List.of(), 0), BEGIN_NS);
        assertThat(result.worst()).contains(new ApiLoad.Second(1, 30, 30));
        assertThat(result.percentileMs(50)).isEqualTo(2);
        assertThat(result.percentileMs(99)).isEqualTo(30);
    }

    @Test
    void shouldCountErrorsOfAllWhoAsk() {
        second(0, 2);
        Asked pulled = new Asked(List.of(new Answer(BEGIN_NS, 1)), 2);
        ApiLoad.Result result = ApiLoad.Result.of(List.of(new Asked(answers, 1)), pulled, BEGIN_NS);
        assertThat(result)
                .returns(3, ApiLoad.Result::errors)
                .returns(answers.size() + 3, ApiLoad.Result::requests)
                .returns(1, ApiLoad.Result::pages);
    }

    @Test
    void shouldTellNoSecondWhenNothingWasAnswered() {
        ApiLoad.Result result = ApiLoad.Result.of(List.of(), new Asked(List.of(), 1), BEGIN_NS);
        assertThat(result).returns(Optional.empty(), ApiLoad.Result::worst).returns(0.0, all -> all.percentileMs(99));
    }

    private void second(int offset, long tookMs) {
        for (int i = 0; i < 10; i++) {
            long dueNs = BEGIN_NS + TimeUnit.SECONDS.toNanos(offset) + TimeUnit.MILLISECONDS.toNanos(100L * i);
            answers.add(new Answer(dueNs, TimeUnit.MILLISECONDS.toNanos(tookMs)));
        }
    }
}
