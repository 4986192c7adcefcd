// A table as a file that a spreadsheet opens.
const BOM = "\ufeff"; // without it Excel takes UTF-8 for something else

/** Cells that a spreadsheet would take for a formula are written as text. */
function cell(value) {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

export const csv = (rows) => BOM + rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");

export function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], {type: "text/csv;charset=utf-8"}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
