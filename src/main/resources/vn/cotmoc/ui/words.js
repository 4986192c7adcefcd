// What the page says, in one language at a time: every sentence stands in vi.json and en.json, under "key" or "key": {"": …, "end": …}.
import {keep, kept} from "./kept.js";

const KEPT = "cotmoc-language";
const LANGUAGES = ["vi", "en"];

let words = {};
let tag = "vi";

/** The language last chosen in this browser; Vietnamese at first. */
export function keptLanguage() {
  const last = kept(KEPT);
  return LANGUAGES.includes(last) ? last : "vi";
}

/** Fetches a language and speaks it from now on. */
export async function speak(wanted) {
  const response = await fetch(`${wanted}.json`);
  words = Object.fromEntries(Object.entries(await response.json()).flatMap(([key, inner]) => (typeof inner === "string" ? [[key, inner]]
    : Object.entries(inner).map(([end, sentence]) => [end ? `${key}.${end}` : key, sentence]))));
  tag = wanted;
  document.documentElement.lang = wanted;
  keep(KEPT, wanted);
}

export const language = () => tag;
export const otherLanguage = () => LANGUAGES.find((one) => one !== tag);

/** The sentence under a key, with {0}, {1} filled in; numbers as the language writes them. */
export function say(key, ...values) {
  return (words[key] ?? key).replace(/\{(\d)\}/g, (gap, i) => typeof values[i] === "number" ? number(values[i]) : values[i] ?? "");
}

/** The same where there may be no such sentence: the fallback then. */
export const sayOr = (key, fallback) => words[key] ?? fallback;

export const number = (value) => new Intl.NumberFormat(tag).format(value);

export function bytes(value) {
  const units = ["B", "kB", "MB", "GB"];
  let size = value;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  const digits = size < 10 && unit > 0 ? 1 : 0;
  return `${new Intl.NumberFormat(tag, {maximumFractionDigits: digits}).format(size)} ${units[unit]}`;
}

/** Of a clip's language by its BCP 47 tag. */
export function languageName(of) {
  try {
    return new Intl.DisplayNames(tag, {type: "language"}).of(of) ?? of;
  } catch {
    return of; // a tag that this browser cannot read
  }
}

/** 1:02:03, or 02:03 below an hour. */
export function length(ms) {
  const s = Math.max(0, Math.round(ms / 1000));
  const pad = (n) => String(n).padStart(2, "0");
  const h = Math.floor(s / 3600);
  return `${h > 0 ? `${number(h)}:` : ""}${pad(Math.floor(s / 60) % 60)}:${pad(s % 60)}`;
}

/** In the two largest units: 3 ngày 4 giờ; 12 phút. */
export function roughly(ms) {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 1) {
    return say("time.seconds", Math.max(0, Math.floor(ms / 1000)));
  }
  if (minutes < 60) {
    return say("time.minutes", minutes);
  }
  if (minutes < 1440) {
    return say("time.hours", Math.floor(minutes / 60), minutes % 60);
  }
  return say("time.days", Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24);
}
