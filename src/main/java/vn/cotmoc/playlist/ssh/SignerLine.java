// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;

/** Reads one line as ssh-keygen(1), ALLOWED SIGNERS, has it. What is wrong leaves as a {@link Defect}. */
final class SignerLine {
    private static final Pattern TIMESTAMP =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2})?)?(Z?)");
    /** A principal, and whether it is followed by options: a key's type holds neither quote nor {@code =}. */
    private static final Pattern FIELDS = Pattern.compile("(?:\"([^\"]*)\"|([^\\s\"]+))[ \t]+(.*)");

    private static final Pattern OPTION = Pattern.compile("([A-Za-z-]+)(?:=\"((?:[^\"\\\\]|\\\\.)*)\")?(,|[ \t]+|$)");
    private static final Pattern KEY = Pattern.compile("(?:ssh|sk-ssh|ecdsa|sk-ecdsa|webauthn)-[a-z0-9@.-]+[ \t].*");

    private final ZoneId zone;
    private @Nullable PatternList namespaces;
    private @Nullable Instant validAfter;
    private @Nullable Instant validBefore;

    private SignerLine(ZoneId zone) {
        this.zone = zone;
    }

    /** Why a line is refused. */
    static final class Defect extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final transient Text detail;

        private Defect(String code, Text detail) {
            super(code, null, false, false);
            this.code = code;
            this.detail = detail;
        }

        private static Defect of(String code, Object... arguments) {
            return new Defect(code, Text.of("problem." + code, arguments));
        }

        String code() {
            return code;
        }

        Text detail() {
            return detail;
        }
    }

    /** @param zone of the times that are written without {@code Z} */
    static Signer parse(String line, ZoneId zone) throws Defect {
        return new SignerLine(zone).read(line.strip());
    }

    private Signer read(String line) throws Defect {
        Matcher fields = FIELDS.matcher(line);
        if (!fields.matches()) {
            throw Defect.of("signers-line");
        }
        String principal = fields.group(1) == null ? fields.group(2) : fields.group(1);
        String rest = fields.group(3);
        if (principal.isBlank()) {
            throw Defect.of("signers-line");
        }
        if (!KEY.matcher(rest).matches()) {
            rest = readOptions(rest);
        }
        if (validAfter != null && validBefore != null && !validBefore.isAfter(validAfter)) {
            throw Defect.of("signers-interval");
        }
        return new Signer(principal, readKey(rest), namespaces, validAfter, validBefore);
    }

    /** What follows them. */
    private String readOptions(String text) throws Defect {
        Set<String> seen = new HashSet<>();
        Matcher option = OPTION.matcher(text);
        int at = 0;
        while (option.find(at) && option.start() == at) {
            String name = option.group(1).toLowerCase(Locale.ROOT);
            take(name, option.group(2));
            if (!seen.add(name)) {
                throw Defect.of("signers-option-twice", name);
            }
            at = option.end();
            if (!option.group(3).equals(",")) {
                return text.substring(at);
            }
        }
        throw Defect.of("signers-line");
    }

    private void take(String name, @Nullable String quoted) throws Defect {
        if (name.equals("cert-authority")) {
            throw Defect.of("signers-authority");
        }
        if (quoted == null) {
            throw Defect.of("signers-option", name);
        }
        String value = quoted.replace("\\\"", "\"");
        switch (name) {
            case "namespaces" -> namespaces = PatternList.parse(value);
            case "valid-after" -> validAfter = readTime(value);
            case "valid-before" -> validBefore = readTime(value);
            default -> throw Defect.of("signers-option", name);
        }
    }

    private Instant readTime(String text) throws Defect {
        Matcher time = TIMESTAMP.matcher(text);
        if (!time.matches()) {
            throw Defect.of("signers-time", text);
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(time, 1),
                    number(time, 2),
                    number(time, 3),
                    number(time, 4),
                    number(time, 5),
                    number(time, 6));
            return local.atZone(time.group(7).isEmpty() ? zone : ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw Defect.of("signers-time", text);
        }
    }

    private static int number(Matcher time, int group) {
        return time.group(group) == null ? 0 : Integer.parseInt(time.group(group));
    }

    private static SshPublicKey readKey(String text) throws Defect {
        try {
            return SshPublicKey.parse(text);
        } catch (Fault e) {
            throw new Defect("signers-key", Text.of("problem.signers-key", e.sentence()));
        }
    }
}
