// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;

/** What each piece of the pages is, for who cannot see them (ISO 32000-1, 14.7 and 14.8). */
final class Tags {
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement document = new PDStructureElement("Document", root);
    private final List<COSArray> pages = new ArrayList<>();

    Tags(PDDocument pdf) {
        root.appendKid(document);
        var mark = new PDMarkInfo();
        mark.setMarked(true);
        pdf.getDocumentCatalog().setMarkInfo(mark);
        pdf.getDocumentCatalog().setStructureTreeRoot(root);
    }

    /** A part of the document: P, H1, Table, Figure, … */
    PDStructureElement part(String type) {
        return part(document, type);
    }

    PDStructureElement part(PDStructureElement parent, String type) {
        var element = new PDStructureElement(type, parent);
        parent.appendKid(element);
        return element;
    }

    /** The header of a column. */
    PDStructureElement columnHeader(PDStructureElement row) {
        PDStructureElement header = part(row, "TH");
        var scope = new PDTableAttributeObject();
        scope.setScope(PDTableAttributeObject.SCOPE_COLUMN);
        header.addAttribute(scope);
        return header;
    }

    /** Begins the tags of a page. */
    void begin(PDPage page) {
        page.setStructParents(pages.size());
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
        pages.add(new COSArray());
    }

    /** The next piece of a part, on the page begun last: gives its number there. */
    int mark(PDStructureElement part, PDPage page) {
        COSArray marks = pages.get(pages.size() - 1);
        int number = marks.size();
        var reference = new PDMarkedContentReference();
        reference.setPage(page);
        reference.setMCID(number);
        part.appendKid(reference);
        marks.add(part.getCOSObject());
        return number;
    }

    /** Ends the tags of the document. */
    void end() {
        var byPage = new TreeMap<Integer, PDParentTreeValue>();
        for (int i = 0; i < pages.size(); i++) {
            byPage.put(i, new PDParentTreeValue(pages.get(i)));
        }
        var tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(byPage);
        root.setParentTree(tree);
        root.setParentTreeNextKey(pages.size());
    }
}
