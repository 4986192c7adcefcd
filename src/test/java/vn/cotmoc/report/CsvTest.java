// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("L1")
class CsvTest {
    @Test
    void shouldHaveOneLineForEachValueOfTheReport() throws IOException {
        List<String> lines = Csv.of(Example.report()).lines().toList();

        assertThat(lines)
                .startsWith("\uFEFFtable,key,figure,value", "period,,from,2026-01-01")
                .contains(
                        "sites,moc-bai,plays.complete,10",
                        "sites,moc-bai,availability,0.9805",
                        "sites,moc-bai,suspended,",
                        "sites,ha-tien,availability,",
                        "sites,ha-tien,suspended.reason,\"màn hình LED hỏng, đã hết thời hạn bảo hành\"",
                        "total,,clips,15",
                        "byTopic,bien-gioi,airtimeMs,903325",
                        "clips,cam-moc,plays.xa-mat,2",
                        "clips,doanh-nghiep,approval,",
                        "incidents,moc-bai-1/inc-1,cause,\"lỏng cáp mạng \"\"RJ45\"\" & ẩm\"",
                        "devices,moc-bai-1/led-2,maker,NovaStar",
                        "lastYear,,total.plays.complete,2",
                        "gaps,1,kind,clock",
                        "gaps,3,to,",
                        "sha256,,,23b50cd6528479af8e0a17bd42a1966d6a6501e27417f5e901653d27a68c45b7")
                .hasSize(1 + values(Example.report()));
    }

    @Test
    void shouldEndItsLinesAsExcelDoes() throws IOException {
        String csv = Csv.of(Example.report());

        assertThat(csv).endsWith("\r\n").doesNotContainPattern("[^\r]\n");
    }

    @Test
    void shouldKeepASpreadsheetFromTakingTextForAFormula() throws IOException {
        JsonNode figures = new JsonMapper()
                .readTree(
                        "{\"clips\": [{\"id\": \"a\", \"title\": \"=1+1\"}, {\"id\": \"b\", \"title\": \"+84, -1\"}]}");

        assertThat(Csv.of(figures).lines()).contains("clips,a,title,'=1+1", "clips,b,title,\"'+84, -1\"");
    }

    private static int values(JsonNode node) {
        if (!node.isContainerNode()) {
            return 1;
        }
        int count = 0;
        for (JsonNode child : node) {
            count += values(child);
        }
        return count;
    }
}
