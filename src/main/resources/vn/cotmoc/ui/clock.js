// The node's clock and zone: whatever browser and viewer live by, times are the node's.
import {language} from "./words.js";

const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

let aheadMs = 0; // the node's clock before the browser's
let offsetMs = 7 * 60 * MINUTE_MS; // of the node's zone, as it told last

/** Takes what the node just said its time is, with the offset at its end. */
export function setClock(text) {
  aheadMs = Date.parse(text) - Date.now();
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(text);
  offsetMs = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}

export const nodeNow = () => Date.now() + aheadMs;

/** An instant of this browser's clock, by the node's. */
export const fromBrowser = (ms) => ms + aheadMs;

const local = (at) => new Date((typeof at === "string" ? Date.parse(at) : at) + offsetMs).toISOString();

export const timeOfDay = (at) => local(at).slice(11, 19);
export const hourAndMinute = (at) => local(at).slice(11, 16);

/** 2026-11-23, as the API and date fields have it. */
export const dayOf = (at) => local(at).slice(0, 10);

/** The instant a day begins. */
export const startOf = (day) => Date.parse(`${day}T00:00:00Z`) - offsetMs;

/** As the API wants instants. */
export const rfc3339 = (at) => new Date(at).toISOString();

/** 23/11/2026, or 23 Nov 2026, of a day as the API writes it. */
export function dateText(day) {
  if (language() === "vi") {
    return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
  }
  const format = new Intl.DateTimeFormat("en-GB", {day: "numeric", month: "short", year: "numeric", timeZone: "UTC"});
  return format.format(new Date(`${day}T00:00:00Z`));
}

export const dayAndTime = (at) => `${timeOfDay(at)} ${dateText(dayOf(at))}`;

/** The time alone for today's, else with its day. */
export const when = (at) => (dayOf(at) === dayOf(nodeNow()) ? timeOfDay(at) : dayAndTime(at));

/** A weekday's name. */
export const weekday = (day) =>
  new Intl.DateTimeFormat(language(), {weekday: "long", timeZone: "UTC"}).format(new Date(`${day}T00:00:00Z`));
