// How much of what was on air: by clip, topic, language, day and more, as bars and as figures.
import {html, useState} from "./preact.js";
import {dateText, DAY_MS, dayOf, nodeNow, startOf} from "./clock.js";
import {csv, download} from "./csv.js";
import {playlistOnAir} from "./clips.js";
import {get} from "./node.js";
import {Choice, DayField, Empty, Trouble, useAnswer, Waiting} from "./pieces.js";
import {languageName, length, number, say, sayOr} from "./words.js";

const BY = ["clip", "topic", "language", "day", "source", "priority", "screen"];
const FIGURES = ["planned", "complete", "cut", "failed", "interrupted", "missed"];
const TIMES = ["airtimeMs", "outputAirtimeMs", "shownAirtimeMs"];

function presets() {
  const today = dayOf(nodeNow());
  const before = (days) => dayOf(startOf(today) - days * DAY_MS);
  const half = today.slice(5, 7) < "07" ? "01" : "07";
  return [
    ["today", today, today],
    ["week", before(6), today],
    ["month", `${today.slice(0, 8)}01`, today],
    ["half", `${today.slice(0, 5)}${half}-01`, today],
    ["year", `${today.slice(0, 5)}01-01`, today],
  ];
}

export function keyName(by, key) {
  switch (by) {
    case "topic": return sayOr(`topic.${key}`, key);
    case "language": return languageName(key);
    case "source": return sayOr(`source.${key}`, key);
    case "priority": return sayOr(`priority.${key}`, key);
    case "day": return dateText(key);
    default: return key;
  }
}

export function Counts({status}) {
  const [by, setBy] = useState("clip");
  const [period, setPeriod] = useState(() => presets()[2].slice(1));
  const [from, to] = period;
  const {data, fault, busy} = useAnswer(() => get(`/counts?from=${from}&to=${to}&by=${by}`), [by, from, to]);
  const {data: titles} = useAnswer(async () =>
    new Map((await playlistOnAir(status))?.clips.map((clip) => [clip.id, clip.title])), [status.playlist?.sha256]);
  const preset = presets().find(([, first, last]) => first === from && last === to)?.[0];
  const save = () => {
    const head = [say(`by.${by}`), say("count.clips"), ...FIGURES.map((one) => say(`count.${one}`)), ...TIMES.map((one) => say(`count.${one}.s`))];
    const lines = [...data.rows, {...data.total, key: say("total")}].map((row) =>
      [row.key, row.clips, ...FIGURES.map((one) => row[one]), ...TIMES.map((one) => Math.floor(row[one] / 1000))]);
    download(`${from}_${to}_${by}.csv`, csv([head, ...lines]));
  };
  return html`
    <div class="tools">
      <${Choice} label=${say("by")} value=${by} onChoose=${setBy} options=${BY.map((one) => [one, say(`by.${one}`)])} />
    </div>
    <div class="tools">
      <${Choice} label=${say("period")} value=${preset} options=${presets().map(([name]) => [name, say(`period.${name}`)])}
        onChoose=${(name) => setPeriod(presets().find(([one]) => one === name).slice(1))} />
      <${DayField} label=${say("from")} value=${from} max=${to} onChoose=${(day) => setPeriod([day, to])} />
      <${DayField} label=${say("to")} value=${to} min=${from} onChoose=${(day) => setPeriod([from, day])} />
      <button type="button" disabled=${!data?.rows.length} onClick=${save}>${say("csv")}</button>
      <${Waiting} busy=${busy && !data} />
    </div>
    <${Trouble} fault=${fault} />
    ${data && html`<${Totals} total=${data.total} />`}
    ${data && data.rows.length === 0 && html`<${Empty}>${say("counts.none")}<//>`}
    ${data && data.rows.length > 0 && html`
      ${data.by === "day" && data.rows.length > 1 && html`<${Days} rows=${data.rows} from=${from} to=${to} />`}
      <${Figures} by=${data.by} rows=${data.rows} total=${data.total} titles=${titles} />`}`;
}

/** Clips, plays and airtime are three different figures. */
const Totals = ({total}) => html`<dl class="totals">
  <div><dt>${say("count.clips")}</dt><dd>${number(total.clips)}</dd></div>
  <div><dt>${say("count.complete")}</dt><dd>${number(total.complete)}</dd></div>
  <div><dt>${say("count.airtimeMs")}</dt><dd>${length(total.airtimeMs)}</dd></div>
  <div><dt>${say("count.share")}</dt><dd>${total.planned ? `${number(Math.floor(1000 * total.complete / total.planned) / 10)} %` : "–"}</dd></div>
</dl>`;

function Figures({by, rows, total, titles}) {
  const most = Math.max(...rows.map((row) => row.airtimeMs), 1);
  const sorted = by === "day" ? rows : [...rows].sort((a, b) => b.airtimeMs - a.airtimeMs);
  return html`<div class="wide" tabindex="0" role="region" aria-label=${say("view.counts")}><table class="rows figures">
    <thead><tr><th scope="col">${say(`by.${by}`)}</th><th scope="col">${say("count.airtimeMs")}</th>
      ${by !== "clip" && html`<th scope="col" class="n">${say("count.clips")}</th>`}
      ${FIGURES.map((one) => html`<th scope="col" class="n">${say(`count.${one}`)}</th>`)}
      <th scope="col" class="n">${say("count.outputAirtimeMs")}</th></tr></thead>
    <tbody>${sorted.map((row) => html`<tr key=${row.key}>
      <th scope="row">${by === "clip" && titles?.has(row.key) ? html`${titles.get(row.key)} <code class="quiet">${row.key}</code>` : keyName(by, row.key)}</th>
      <td class="bar"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width=${100 * row.airtimeMs / most} height="8" /></svg>
        <span class="time">${length(row.airtimeMs)}</span></td>
      ${by !== "clip" && html`<td class="n" data-is=${say("count.clips")}>${number(row.clips)}</td>`}
      ${FIGURES.map((one) => html`<td class="n ${one !== "planned" && one !== "complete" && row[one] ? "bad" : ""}" data-is=${say(`count.${one}`)}>${number(row[one])}</td>`)}
      <td class="n time" data-is=${say("count.outputAirtimeMs")}>${length(row.outputAirtimeMs)}</td></tr>`)}</tbody>
    <tfoot><tr><th scope="row">${say("total")}</th><td class="time">${length(total.airtimeMs)}</td>
      ${by !== "clip" && html`<td class="n" data-is=${say("count.clips")}>${number(total.clips)}</td>`}
      ${FIGURES.map((one) => html`<td class="n" data-is=${say(`count.${one}`)}>${number(total[one])}</td>`)}
      <td class="n time" data-is=${say("count.outputAirtimeMs")}>${length(total.outputAirtimeMs)}</td></tr></tfoot>
  </table></div>`;
}

/** A column for each day, also for those without a play. The table below says the same in figures. */
function Days({rows, from, to}) {
  const byDay = new Map(rows.map((row) => [row.key, row]));
  const days = [];
  for (let at = startOf(from); at <= startOf(to); at += DAY_MS) {
    days.push(dayOf(at));
  }
  const most = Math.max(...rows.map((row) => row.complete), 1);
  const width = 1000 / days.length;
  return html`<figure class="chart">
    <figcaption>${say("counts.days", number(most))}</figcaption>
    <svg viewBox="0 0 1000 200" preserveAspectRatio="none" role="img" aria-label=${say("counts.days", number(most))}>
      ${days.map((day, i) => {
        const height = 196 * (byDay.get(day)?.complete ?? 0) / most;
        return html`<rect x=${i * width + width * 0.1} width=${width * 0.8} y=${200 - height} height=${height}>
          <title>${dateText(day)}: ${number(byDay.get(day)?.complete ?? 0)}</title></rect>`;
      })}
    </svg>
    <p class="axis quiet"><span>${dateText(from)}</span><span>${dateText(to)}</span></p>
  </figure>`;
}
