// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("L1")
class StepProgressTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = Console.of(OutputStream.nullOutputStream(), err, Map.of(), List.of());

    @Test
    void shouldTellTheStepAfterASecondAndClearTheLine() {
        try (var progress = new StepProgress(console, 2, true)) {
            progress.begin("cli.step-figures");
            assertThat(said()).isEmpty();
            progress.begin("cli.step-document");
            await().atMost(PATIENCE).until(() -> said().contains("2/2  writing the document"));
        }
        assertThat(said()).endsWith("\r\u001b[K");
    }

    @Test
    void shouldSayNothingWhereNobodyLooks() {
        try (var progress = new StepProgress(console, 1)) {
            progress.begin("cli.step-figures");
        }
        assertThat(said()).isEmpty();
    }

    private String said() {
        return err.toString(UTF_8);
    }
}
