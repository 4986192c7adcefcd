// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.health.novastar.NovastarSimulator;
import vn.cotmoc.time.SystemClock;

/**
 * One {@link PageNode} for all tests of a class, which take it in their constructor. Each finds an empty browser, and fails if a
 * script of the page did.
 */
final class PageExtension implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace OURS = Namespace.create(PageExtension.class);

    private final String screen;
    private boolean panel;
    private boolean dark;
    private boolean earlierDays;

    PageExtension() {
        this("geometry: 640x360+0+0");
    }

    /** With a screen that hangs otherwise, as members of YAML. */
    PageExtension(String screen) {
        this.screen = screen;
    }

    /** Its panel is a {@link NovastarSimulator}, which the class takes in its constructor too. */
    PageExtension withPanel() {
        panel = true;
        return this;
    }

    /** Beside it hangs {@code ben}, which has its hours later in the day. */
    PageExtension withDarkScreen() {
        dark = true;
        return this;
    }

    /** It has played for days. */
    PageExtension withEarlierDays() {
        earlierDays = true;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Path folder = Files.createTempDirectory("cotmoc-page");
        var site = new Site(folder, screen);
        if (dark) {
            site.amend(settings -> settings.replace("}]", "}, " + darkScreen() + "]"));
        }
        if (panel) {
            var simulator = new NovastarSimulator();
            context.getStore(OURS).put(NovastarSimulator.class, simulator);
            String member = ", panel: {driver: novastar, host: 127.0.0.1, port: %d}".formatted(simulator.port());
            site.amend(settings -> settings.replace(screen, screen + member));
        }
        if (earlierDays) {
            EarlierDays.write(site);
        }
        context.getStore(OURS).put(PageNode.class, new PageNode(site, folder));
    }

    private static String darkScreen() {
        LocalTime now = LocalTime.ofInstant(new SystemClock().now().wall(), NodeSettings.DEFAULT_TIMEZONE)
                .truncatedTo(ChronoUnit.MINUTES);
        return "{id: ben, display: virtual, geometry: 640x360+640+0, hours: [\"%s\", \"%s\"]}"
                .formatted(now.plusHours(2), now.plusHours(3));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        page(context).startAnew();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        page(context).assertNoTrouble();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(OURS).get(parameter.getParameter().getType()) != null;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(
                context.getStore(OURS).get(parameter.getParameter().getType()));
    }

    private static PageNode page(ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(OURS).get(PageNode.class, PageNode.class));
    }
}
