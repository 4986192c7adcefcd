// What was and will be on air within a stretch of time, as blocks that can be drawn, listed and asked about.
import {nodeNow, rfc3339} from "./clock.js";
import {get, rows} from "./node.js";

const PAGE_ROWS = 2_000;
const MOST_ROWS = 40_000;
/** A row is written when its play has ended, so those of a stretch may come this much after it. */
const LONGEST_PLAY_MS = 30 * 60_000;

/** What was read last: rows without a gap from an instant on, so that only those that were written since are asked for. */
let read = {since: Infinity, rows: []};

/** Blocks of what was: {lane: planned | played, screen, from, to, tone, row}. */
export async function past(from, to) {
  if (from >= nodeNow()) {
    return [];
  }
  const last = read.rows[read.rows.length - 1];
  const goesOn = last && read.since <= from && from <= Date.parse(last.at);
  const known = goesOn ? read : {since: from, rows: []};
  const enough = ({at}, many) => Date.parse(at) > to + LONGEST_PLAY_MS || many >= MOST_ROWS;
  if (!goesOn || !enough(last, 0)) {
    const first = goesOn ? `after=${last.seq}` : `since=${encodeURIComponent(rfc3339(from))}`;
    read = {since: known.since, rows: [...known.rows, ...await rows(`/plays?${first}&limit=${PAGE_ROWS}`, enough)]};
  }
  return read.rows.flatMap(blocks).filter((block) => block.from < to && block.to > from);
}

/** Blocks of what is planned from now on. */
export async function future(from, to) {
  const begin = Math.max(from, nodeNow());
  if (begin >= to) {
    return [];
  }
  const seconds = Math.ceil((to - begin) / 1000);
  const planned = await get(`/preview?from=${encodeURIComponent(rfc3339(begin))}&for=${seconds}s`);
  return planned.map((row) => ({
    lane: "planned", screen: row.screen, from: Date.parse(row.start), to: Date.parse(row.end),
    tone: row.kind === "filler" ? "filler" : "planned", row: {...row, type: "due"},
  }));
}

function blocks(row) {
  const plannedAt = Date.parse(row.plannedStart);
  const planned = {lane: "planned", screen: row.screen, from: plannedAt, to: plannedAt + row.clipMs, tone: tone(row), row};
  if (row.type === "missed") {
    return [planned];
  }
  const began = row.startedAt === null ? plannedAt : Date.parse(row.startedAt);
  return [
    {...planned, tone: row.kind === "filler" ? "filler" : "planned"},
    // What never showed a picture is still to be seen on the timeline.
    {...planned, lane: "played", from: began, to: began + Math.max(row.airtimeMs, 1), tone: tone(row)},
  ];
}

function tone(row) {
  if (row.type === "missed" || row.outcome === "failed" || row.outcome === "interrupted") {
    return "bad";
  }
  if (row.kind === "filler") {
    return "filler";
  }
  if (row.kind === "takeover") {
    return "order";
  }
  return row.outcome === "cut" ? "warn" : "good";
}

/** Whether what is drawn as one holds another's beginning. */
export const holds = (block, {screen, lane, from}) => block.screen === screen && block.lane === lane && block.from <= from && from < block.to;

/** The same of two answers. */
export const same = (one, other) => one.screen === other.screen && one.lane === other.lane && one.from === other.from;

/** What is on air now has no row yet. */
export function present(status) {
  return status.screens.filter((screen) => screen.onAir).map(({id, onAir, picture, state}) => ({
    lane: "played", screen: id, from: Date.parse(onAir.startedAt), to: Math.min(nodeNow(), Date.parse(onAir.endsAt)),
    tone: state === "takeover" ? "order" : state === "filler" ? "filler" : "good",
    row: {...onAir, type: "now", screen: id, proof: picture.proof},
  }));
}

/** Neighbours of one slot that would be too small to see or touch become one. */
export function merged(blocks, smallestMs) {
  const drawn = [];
  for (const block of blocks) {
    const last = drawn[drawn.length - 1];
    const small = last && block.to - block.from < smallestMs && last.to - last.from < 20 * smallestMs;
    if (small && last.tone === block.tone && last.row.slot === block.row.slot && block.from - last.to < smallestMs) {
      drawn[drawn.length - 1] = {...last, to: block.to, times: (last.times ?? 1) + 1};
    } else {
      drawn.push(block);
    }
  }
  return drawn;
}
