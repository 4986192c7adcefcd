// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One {@link PageNode} for all tests of a class, which take it in their constructor. Each finds an empty browser, and fails if a
 * script of the page did.
 */
final class PageExtension implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace OURS = Namespace.create(PageExtension.class);

    private final String screen;

    PageExtension() {
        this("geometry: 640x360+0+0");
    }

    /** With a screen that hangs otherwise, as members of YAML. */
    PageExtension(String screen) {
        this.screen = screen;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Path folder = Files.createTempDirectory("cotmoc-page");
        context.getStore(OURS).put(PageNode.class, new PageNode(new Site(folder, screen), folder));
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
        return parameter.getParameter().getType() == PageNode.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return page(context);
    }

    private static PageNode page(ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(OURS).get(PageNode.class, PageNode.class));
    }
}
