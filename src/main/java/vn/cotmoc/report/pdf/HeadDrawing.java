// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.pdf;

import java.util.List;
import vn.cotmoc.report.paper.Paper;
import vn.cotmoc.report.pdf.Fonts.Style;
import vn.cotmoc.report.pdf.Pages.Align;

/** What stands above the text, and what stands below it: two columns, as Decree 30/2020 sets them. */
final class HeadDrawing {
    private static final float AGENCY_SIZE = 12;
    private static final float CREED_SIZE = 13;
    private static final float RECIPIENTS_SIZE = 11;
    private static final float RULE_WIDTH = 0.75f;
    /** The agencies' column, and the recipients'. */
    private static final float LEFT_SHARE = 0.41f;

    private static final float RECIPIENTS_SHARE = 0.52f;
    /** Room for a signature and a seal. */
    private static final float SIGNATURE_HEIGHT = 80;

    private final Pages pages;

    HeadDrawing(Pages pages) {
        this.pages = pages;
    }

    void head(Paper.Head head) {
        float top = pages.y();
        float leftWidth = pages.width() * LEFT_SHARE;
        float rightX = pages.left() + leftWidth;
        float rightWidth = pages.width() - leftWidth;
        float left = column(top, pages.left(), leftWidth, AGENCY_SIZE, Style.PLAIN, head.superior());
        left = column(left, pages.left(), leftWidth, AGENCY_SIZE, Style.BOLD, head.issuing());
        rule(left - 2, pages.left() + leftWidth / 2, leftWidth / 3);
        float right = column(top, rightX, rightWidth, AGENCY_SIZE, Style.BOLD, List.of(head.nation()));
        right = column(right, rightX, rightWidth, CREED_SIZE, Style.BOLD, List.of(head.creed()));
        rule(right - 2, rightX + rightWidth / 2, pages.typesetter().width(head.creed(), Style.BOLD, CREED_SIZE));
        float below = Math.min(left, right) - 10;
        column(below, pages.left(), leftWidth, CREED_SIZE, Style.PLAIN, List.of(head.number()));
        column(below, rightX, rightWidth, CREED_SIZE, Style.ITALIC, List.of(head.placeAndDate()));
        pages.skip(top - below + Pages.leading(CREED_SIZE) + 14);
        title(head);
    }

    private void title(Paper.Head head) {
        var title = pages.tags().part("H1");
        for (String text : List.of(head.kind(), head.title())) {
            List<Line> lines = pages.typesetter().lines(text, Style.BOLD, Pages.SIZE, pages.width(), 0);
            pages.paragraph(title, lines, Pages.SIZE, Align.CENTRE, 0);
        }
        rule(pages.y() - 4, pages.left() + pages.width() / 2, pages.width() / 5);
        pages.skip(18);
    }

    /** How much room {@link #signature} needs. */
    float height(Paper.Signature signature) {
        float right = (signature.capacity().size() + 1) * Pages.leading(Pages.SIZE) + SIGNATURE_HEIGHT;
        float left = (signature.recipients().size() + 2) * Pages.leading(RECIPIENTS_SIZE);
        return Math.max(left, right);
    }

    void signature(Paper.Signature signature) {
        pages.need(height(signature));
        float top = pages.y();
        float leftWidth = pages.width() * RECIPIENTS_SHARE;
        float rightX = pages.left() + leftWidth;
        float left = list(top, leftWidth, AGENCY_SIZE, Style.BOLD_ITALIC, List.of(signature.recipientsTitle()));
        list(left, leftWidth, RECIPIENTS_SIZE, Style.PLAIN, signature.recipients());
        float right = column(top, rightX, pages.width() - leftWidth, Pages.SIZE, Style.BOLD, signature.capacity());
        if (!signature.name().isEmpty()) {
            column(
                    right - SIGNATURE_HEIGHT,
                    rightX,
                    pages.width() - leftWidth,
                    Pages.SIZE,
                    Style.BOLD,
                    List.of(signature.name()));
        }
        pages.skip(height(signature));
    }

    private float list(float top, float width, float size, Style style, List<String> texts) {
        return column(top, pages.left(), width, size, style, texts, Align.LEFT);
    }

    private float column(float top, float x, float width, float size, Style style, List<String> texts) {
        return column(top, x, width, size, style, texts, Align.CENTRE);
    }

    /** Texts below one another; gives where the next would stand. */
    private float column(float top, float x, float width, float size, Style style, List<String> texts, Align align) {
        float at = top;
        for (String text : texts) {
            var part = pages.tags().part("P");
            for (Line line : pages.typesetter().lines(text, style, size, width, 0)) {
                float lineTop = at;
                pages.pen().tagged(part, () -> pages.write(line, size, x, lineTop, width, align, 0));
                at -= Pages.leading(size);
            }
        }
        return at;
    }

    private void rule(float y, float middle, float width) {
        pages.pen().artifact(() -> pages.pen().rule(middle - width / 2, y, middle + width / 2, y, RULE_WIDTH));
    }
}
