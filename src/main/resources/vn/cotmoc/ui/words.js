// Every word of the page. The first language is the one the page opens in.
const WORDS = {
  vi: {
    other: "English", otherTag: "en",
    title: "Cột Mốc", logout: "Đăng xuất", token: "Mã truy cập", enter: "Vào",
    loginWrong: "Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi.",
    loginOften: "Nhập sai quá nhiều lần. Hãy thử lại sau {0} giây.",
    loginFailed: "Không vào được. Hãy thử lại sau ít phút.",
    connecting: "Đang kết nối với máy phát…",
    noContact: "Mất liên lạc với máy phát từ {0}. Thông tin bên dưới có thể đã cũ.",
    suspended: "Ngừng hoạt động từ {0}: {1}",
    playlist: "Danh sách phát {0}, bản {1}", expired: "đã hết hạn: chỉ phát phần lấp chỗ trống",
    noPlaylist: "Chưa có danh sách phát",
    clockFree: "đồng hồ chưa đồng bộ",
    state: {
      playing: "Đang phát", filler: "Lấp chỗ trống", dark: "Tắt theo giờ", takeover: "Phát khẩn",
      recovering: "Đang khôi phục", fault: "Sự cố",
    },
    advice: {
      recovering: "Hình đã mất và đang được khôi phục, thường trong vài giây.",
      fault: "Màn hình không có hình và không tự khôi phục được. Hãy kiểm tra nguồn điện, cáp tín hiệu; báo kỹ thuật viên.",
      still: "Hình đứng yên trong khi lẽ ra phải chuyển động.",
    },
    nothing: "Không phát gì", onAir: "Đang phát", next: "Tiếp theo", noNext: "Chưa chọn clip tiếp theo",
    left: "còn {0}", progress: "Tiến độ của clip đang phát",
    snapshot: "Hình trên màn hình {0}", snapshotAt: "Hình chụp lúc {0}", snapshotOld: "Hình cũ, chụp lúc {0}",
    snapshotNone: "Chưa đọc được hình trên màn hình",
    panel: "Thiết bị", panelState: {ok: "tốt", warning: "cảnh báo", fault: "sự cố"},
    proof: {none: "chưa xác nhận tín hiệu", output: "đã xác nhận tín hiệu", panel: "đã xác nhận hiển thị"},
    incidents: "Sự cố đang mở", since: "từ {0}", acked: "{0} đã nhận",
    severity: {warning: "Cảnh báo", fault: "Sự cố"},
    record: "Nhật ký phát sóng: {0} dòng", version: "Cột Mốc {0}",
  },
  en: {
    other: "Tiếng Việt", otherTag: "vi",
    title: "Cột Mốc", logout: "Log out", token: "Access token", enter: "Enter",
    loginWrong: "This token is wrong, has expired, or was revoked.",
    loginOften: "Too many wrong tokens. Try again in {0} seconds.",
    loginFailed: "Could not log in. Try again shortly.",
    connecting: "Connecting to the node…",
    noContact: "No contact with the node since {0}. What stands below may be old.",
    suspended: "Out of operation since {0}: {1}",
    playlist: "Playlist {0}, version {1}", expired: "expired: only its filler plays",
    noPlaylist: "No playlist yet",
    clockFree: "clock not synchronised",
    state: {
      playing: "Playing", filler: "Filler", dark: "Dark by its hours", takeover: "Takeover",
      recovering: "Recovering", fault: "Fault",
    },
    advice: {
      recovering: "The picture is gone and being brought back, mostly within seconds.",
      fault: "The screen has no picture and does not recover by itself. Look at power and signal cable; call the technician.",
      still: "The picture stands still while it should move.",
    },
    nothing: "Nothing on air", onAir: "On air", next: "Next", noNext: "No next clip chosen yet",
    left: "{0} left", progress: "Progress of the clip on air",
    snapshot: "Picture on screen {0}", snapshotAt: "Picture of {0}", snapshotOld: "Old picture, of {0}",
    snapshotNone: "The picture on the screen cannot be read yet",
    panel: "Device", panelState: {ok: "good", warning: "warning", fault: "fault"},
    proof: {none: "signal not confirmed", output: "signal confirmed", panel: "display confirmed"},
    incidents: "Open incidents", since: "since {0}", acked: "acknowledged by {0}",
    severity: {warning: "Warning", fault: "Fault"},
    record: "Journal: {0} rows", version: "Cột Mốc {0}",
  },
};
const KEPT = "cotmoc-language";

let tag = kept();

function kept() {
  try {
    return localStorage.getItem(KEPT) === "en" ? "en" : "vi";
  } catch {
    return "vi"; // a browser that keeps nothing
  }
}

export function language() {
  return tag;
}

export function switchLanguage() {
  tag = WORDS[tag].otherTag;
  try {
    localStorage.setItem(KEPT, tag);
  } catch {
    // it holds until the page is closed
  }
}

/** The words under a key such as "state.playing", with {0}, {1} filled in; empty for a key without words. */
export function say(key, ...values) {
  const words = key.split(".").reduce((at, name) => at?.[name], WORDS[tag]) ?? "";
  return values.reduce((text, value, i) => text.replace(`{${i}}`, value), words);
}

export function number(value) {
  return new Intl.NumberFormat(tag).format(value);
}

/** The node's own time of day out of RFC 3339 text, whatever the zone of the browser. */
export function timeOfDay(text) {
  return text.slice(11, 19);
}

export function dayAndTime(text) {
  return `${text.slice(8, 10)}/${text.slice(5, 7)}/${text.slice(0, 4)} ${text.slice(11, 16)}`;
}

export function length(ms) {
  const s = Math.max(0, Math.ceil(ms / 1000));
  const pad = (n) => String(n).padStart(2, "0");
  const h = Math.floor(s / 3600);
  return `${h > 0 ? `${h}:` : ""}${pad(Math.floor(s / 60) % 60)}:${pad(s % 60)}`;
}
