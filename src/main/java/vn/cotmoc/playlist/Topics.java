// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.util.List;

/** The default list of topics; their names stand in the bundle under {@code topic.ID}. */
public final class Topics {
    public static final List<String> IDS = List.of(
            "kinh-te-xa-hoi",
            "tiem-nang",
            "chinh-sach",
            "hoi-nhap",
            "dat-nuoc",
            "bien-gioi",
            "bien-dao",
            "huu-nghi",
            "quyen-con-nguoi",
            "phan-bac",
            "su-kien",
            "xuat-nhap-canh",
            "khan-cap",
            "khac");

    private Topics() {}
}
