// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import vn.cotmoc.config.NodeFile;
import vn.cotmoc.config.NodeSettings;

/** The daemon: plays until it is asked to stop. */
@Command(name = "node", mixinStandardHelpOptions = true)
final class NodeCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", required = true)
    private Path config = Path.of("node.yaml");

    private final Console console;
    private final NodeStarter starter;

    NodeCommand(Console console, NodeStarter starter) {
        this.console = console;
        this.starter = starter;
    }

    @Override
    public Integer call() throws InterruptedException {
        NodeSettings settings = NodeFile.read(config, System.getenv());
        try (var stop = new StopSignal();
                var node = starter.start(settings)) {
            node.whenItMustEnd(stop::ask);
            console.say("cli.node-runs", settings.node(), node.address());
            node.fingerprint().ifPresent(sha256 -> console.say("cli.node-certificate", sha256));
            stop.await();
        }
        return ExitCode.OK;
    }
}
