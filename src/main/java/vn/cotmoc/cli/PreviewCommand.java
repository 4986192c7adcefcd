// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.cotmoc.config.NodeFile;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.document.Span;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.fault.Text;
import vn.cotmoc.playlist.Durations;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.PlaylistFile;
import vn.cotmoc.schedule.ClipMedia;
import vn.cotmoc.schedule.GivenLengths;
import vn.cotmoc.schedule.PlaylistCheck;
import vn.cotmoc.schedule.PlaylistCheck.Checked;
import vn.cotmoc.schedule.Screen;
import vn.cotmoc.time.Clock;

/** Tells what playlists would show, by the node's own decision. */
@Command(name = "preview", mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {
    /** Nobody looks further ahead; a longer one is a slip of the pen. */
    private static final Duration LONGEST = Duration.ofDays(3_660);

    @Parameters(arity = "1..*", paramLabel = "PLAYLIST", descriptionKey = "PLAYLIST")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--from", required = true, paramLabel = "T", descriptionKey = "from")
    private String from = "";

    @Option(names = "--for", required = true, paramLabel = "D", descriptionKey = "for")
    private String length = "";

    @Option(names = "--screen", paramLabel = "S", descriptionKey = "screen")
    private @Nullable String screen;

    @Option(names = "--config", paramLabel = "F", descriptionKey = "config")
    private @Nullable Path config;

    @Option(names = "--durations", paramLabel = "FILE", descriptionKey = "durations")
    private @Nullable Path durations;

    @ArgGroup
    private What what = new What();

    @Mixin
    private Format format = new Format();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Console console;
    private final Clock clock;

    PreviewCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /** One of the two; the plays if none. */
    static final class What {
        @Option(names = "--slots", descriptionKey = "slots")
        boolean slots;

        @Option(names = "--plays", descriptionKey = "plays")
        boolean plays;
    }

    @Override
    public Integer call() {
        Duration span = span();
        StartTime start = StartTime.find(from).orElseThrow(() -> wrong("cli.preview-from", from));
        NodeSettings node = config == null ? null : NodeFile.read(config, System.getenv());
        Durations lengths = durations == null ? null : Durations.read(durations);
        PreviewPrinter printer = format.isJson() ? new PreviewJson(console) : new PreviewText(console);
        List<PreviewRequest> requests = new ArrayList<>();
        for (Checked file : accepted(lengths)) {
            Playlist playlist = file.playlist();
            Instant begin = start.in(playlist.timezone());
            requests.add(new PreviewRequest(
                    file.file(), playlist, screens(node, playlist.timezone()), begin, begin.plus(span)));
        }
        printer.print(requests, what.slots);
        console.out().flush();
        return ExitCode.OK;
    }

    private Duration span() {
        Duration span = Span.findDuration(length).orElseThrow(() -> wrong("cli.preview-for", length));
        if (span.isZero() || span.compareTo(LONGEST) > 0) {
            throw wrong("cli.preview-for", length);
        }
        return span;
    }

    /** All of them, or a fault that tells the errors of all. */
    private List<Checked> accepted(@Nullable Durations lengths) {
        Instant now = clock.now().wall();
        List<Checked> checked = new ArrayList<>();
        try (var progress = new StepProgress(console, files.size())) {
            for (Path file : files) {
                progress.begin("verbatim", file);
                checked.add(PlaylistCheck.accept(PlaylistFile.read(file), media(file, lengths), now));
            }
        }
        List<Problem> errors =
                checked.stream().flatMap(file -> file.errors().stream()).toList();
        List<Problem> warnings =
                checked.stream().flatMap(file -> file.warnings().stream()).toList();
        if (errors.isEmpty()) {
            if (!format.isJson()) {
                warnings.forEach(warning -> console.err().println(ProblemText.line(warning, console.language())));
            }
            return checked;
        }
        String refused = checked.stream()
                .filter(file -> !file.errors().isEmpty())
                .map(Checked::file)
                .reduce((all, next) -> all + ", " + next)
                .orElseThrow();
        throw Fault.refusedFile("playlist-refused", errors, warnings, refused);
    }

    private ClipMedia media(Path file, @Nullable Durations lengths) {
        if (what.slots) {
            // The calendar asks for no lengths.
            return clip -> new ClipMedia.Playable(Math.max(1, clip.durationMs()), null);
        }
        ClipMedia beside = PlaylistCheck.beside(file);
        return lengths == null ? beside : new GivenLengths(lengths, beside);
    }

    private List<Screen> screens(@Nullable NodeSettings node, ZoneId zone) {
        if (node == null) {
            return List.of(Screen.alone(screen == null ? Screen.ANY : screen, zone));
        }
        List<Screen> screens = node.screens().stream()
                .filter(settings -> screen == null || settings.id().equals(screen))
                .map(settings -> new Screen(settings.id(), settings.hours(), node.timezone()))
                .toList();
        if (screens.isEmpty()) {
            String known = String.join(
                    ", ", node.screens().stream().map(settings -> settings.id()).toList());
            throw Fault.refused("screen-unknown", String.valueOf(screen), known);
        }
        return screens;
    }

    private ParameterException wrong(String sentence, String given) {
        return new ParameterException(
                spec.commandLine(), Text.of(sentence, given).in(console.language()));
    }
}
