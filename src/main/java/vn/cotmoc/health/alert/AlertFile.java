// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.alert;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.playlist.trust.DurableFile;

/** What one outlet is still to be told, as a file: a node that ends meanwhile tells it after its next start. One thread. */
final class AlertFile {
    private static final Logger LOG = LoggerFactory.getLogger(AlertFile.class);
    private static final TypeReference<List<Alert>> ALERTS = new TypeReference<>() {};
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantReader()))
            .addMixIn(Alert.class, Kinds.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectWriter WRITER = JSON.writerFor(ALERTS);

    private final Path file;
    private boolean failed;

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Alert.Changed.class, name = "incident"),
        @JsonSubTypes.Type(value = Alert.Digest.class, name = "digest")
    })
    private interface Kinds {}

    private static final class InstantReader extends FromStringDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) {
            return Instant.parse(text);
        }
    }

    AlertFile(Path file) {
        this.file = file;
    }

    /** What was kept, oldest first; nothing where there is no such file, or a damaged one. */
    List<Alert> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return JSON.readValue(file.toFile(), ALERTS);
        } catch (IOException | RuntimeException e) {
            LOG.warn("Alerts that were not told cannot be read; they are lost. file={} why={}", file, e.toString());
            return List.of();
        }
    }

    /** Keeps these in place of what was; where the disk refuses, they are known as long as the process lives. */
    void keep(List<Alert> alerts) {
        try {
            if (alerts.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                DurableFile.write(file, WRITER.writeValueAsBytes(alerts));
            }
            failed = false;
        } catch (IOException e) {
            if (!failed) {
                LOG.warn("Alerts that wait cannot be kept. file={} why={}", file, e.toString());
            }
            failed = true;
        }
    }
}
