// One play in words: which clip, in which slot, why, and how sure it is that it was seen.
import {html, useState} from "./preact.js";
import {timeOfDay} from "./clock.js";
import {Chip, Choice, Facts, Table} from "./pieces.js";
import {same} from "./plays.js";
import {slotName} from "./overview.js";
import {length, number, say, sayOr} from "./words.js";

const SHOWN = 50;
const TONE = {good: "good", warn: "warn", bad: "bad", order: "order", filler: "calm", planned: "dim"};

const result = ({row}) => ({
  play: () => say(`outcome.${row.outcome}`),
  missed: () => say("outcome.missed"),
  now: () => say("outcome.now"),
  due: () => say("outcome.due"),
}[row.type]());

const name = (row, titles) => row.title ?? titles.get(row.clip) ?? row.clip ?? slotName(row.slot);

const reason = (row) => (row.reason ? sayOr(`reason.${row.reason}`, row.reason) : "");

function why(row) {
  if (row.why) {
    return row.why;
  }
  return row.kind ? sayOr(`why.${row.kind}`, row.kind) + (row.priority && row.priority !== "normal" ? ` (${say(`priority.${row.priority}`)})` : "") : "";
}

export function PlayFacts({block, titles, onClose}) {
  const {row} = block;
  const facts = [
    ["clip", row.clip], ["slot", slotName(row.slot)], ["screen", row.screen],
    ["fact.planned", row.plannedStart && timeOfDay(row.plannedStart)],
    ["fact.time", `${timeOfDay(block.from)} – ${timeOfDay(block.to)} (${length(block.to - block.from)})`],
    ["fact.why", why(row)],
    ["fact.result", html`<${Chip} tone=${TONE[block.tone]}>${result(block)}<//> ${reason(row)}`],
    ["fact.proof", row.proof && say(`proof.${row.proof}`)],
    ["playlist", row.playlist && say("playlist.version", row.playlist, row.version)],
    ["topic", row.topic && sayOr(`topic.${row.topic}`, row.topic)],
  ];
  return html`<section class="facts" role="status" aria-label=${say("facts")}>
    <div class="head"><h2>${name(row, titles)}</h2>
      <button onClick=${onClose}>${say("close")}</button></div>
    ${block.times > 1 && html`<p class="quiet">${say("fact.times", block.times)}</p>`}
    <${Facts} of=${facts} />
  </section>`;
}

/** What was, the latest first; what comes, the next first. */
const LISTS = {
  past: (blocks) => blocks.filter(({lane, row}) => row.type !== "due" && (lane === "played" || row.type === "missed")).reverse(),
  trouble: (blocks) => LISTS.past(blocks).filter(({tone}) => tone === "bad" || tone === "warn"),
  coming: (blocks) => blocks.filter(({row}) => row.type === "due"),
};

/** The same as the timeline, for whoever reads by line or by ear. */
export function PlayList({blocks, titles, chosen, onChoose}) {
  const [most, setMost] = useState(SHOWN);
  const [wanted, setWanted] = useState("past");
  const rows = LISTS[wanted](blocks);
  const options = Object.keys(LISTS).map((one) => [one, `${say(`plays.${one}`)} (${number(LISTS[one](blocks).length)})`]);
  return html`<div class="list">
    <div class="head"><h2>${say("plays")}</h2>
      <${Choice} label=${say("plays.which")} options=${options} value=${wanted} onChoose=${setWanted} /></div>
    ${rows.length === 0 ? html`<p class="quiet">${say("today.none")}</p>` : html`
    <${Table} label=${say("plays")} heads=${["fact.time", "screen", "clip", "slot", "fact.result", "fact.proof"].map((one) => say(one))}>
      <tbody>${rows.slice(0, most).map((block) => html`<tr class=${chosen && (chosen.row === block.row || same(chosen, block)) ? "chosen" : ""}>
        <td><button class="link time" onClick=${() => onChoose(block)}>${timeOfDay(block.from)}</button></td>
        <td class="whole quiet">${block.screen}</td>
        <td class="title">${name(block.row, titles)}</td>
        <td class="whole after quiet">${slotName(block.row.slot)}</td>
        <td><${Chip} tone=${TONE[block.tone]}>${result(block)}<//> <span class="quiet">${reason(block.row)}</span></td>
        <td class="quiet whole after">${block.row.proof ? say(`proof.${block.row.proof}`) : "–"}</td>
      </tr>`)}</tbody><//>`}
    ${rows.length > most && html`<button onClick=${() => setMost(most + 4 * SHOWN)}>${say("more")}</button>`}
  </div>`;
}
