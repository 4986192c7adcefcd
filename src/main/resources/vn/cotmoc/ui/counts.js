// How much of what was on air: by clip, topic, language, day and more, as bars and as figures.
import {html, useState} from "./preact.js";
import {dateText, DAY_MS, dayOf, nodeNow, startOf} from "./clock.js";
import {csv, download} from "./csv.js";
import {useTitles} from "./clips.js";
import {get} from "./node.js";
import {Choice, DayField, Empty, Facts, Table, Trouble, useAnswer, Waiting} from "./pieces.js";
import {languageName, length, number, say, sayOr} from "./words.js";

const BY = ["clip", "topic", "language", "day", "source", "priority", "screen"];
const TROUBLE = ["cut", "failed", "interrupted", "missed"];
const FIGURES = ["planned", "complete", ...TROUBLE];
const WIDE = 1000;
const HIGH = 200;
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

const NAMES = {language: languageName, day: dateText, clip: (key) => key, screen: (key) => key};

const keyName = (by, key) => NAMES[by]?.(key) ?? sayOr(`${by}.${key}`, key);

export function Counts({status}) {
  const [by, setBy] = useState("clip");
  const [[preset, from, to], setPeriod] = useState(() => presets()[2]);
  const {data, fault, busy} = useAnswer(() => get(`/counts?from=${from}&to=${to}&by=${by}`), [by, from, to]);
  const titles = useTitles(status);
  const save = () => {
    const head = [say(by), say("count.clips"), ...FIGURES.map((one) => say(`count.${one}`)), ...TIMES.map((one) => say("count.seconds", say(`count.${one}`)))];
    const lines = [...data.rows, {...data.total, key: say("total")}].map((row) =>
      [row.key, row.clips, ...FIGURES.map((one) => row[one]), ...TIMES.map((one) => Math.floor(row[one] / 1000))]);
    download(`${from}_${to}_${by}.csv`, csv([head, ...lines]));
  };
  return html`
    <div class="tools">
      <${Choice} label=${say("by")} value=${by} onChoose=${setBy} options=${BY.map((one) => [one, say(one)])} />
    </div>
    <div class="tools">
      <${Choice} label=${say("period")} value=${preset} options=${presets().map(([name]) => [name, say(`period.${name}`)])}
        onChoose=${(name) => setPeriod(presets().find(([one]) => one === name))} />
      <${DayField} label=${say("from")} value=${from} max=${to} onChoose=${(day) => setPeriod([null, day, to])} />
      <${DayField} label=${say("to")} value=${to} min=${from} onChoose=${(day) => setPeriod([null, from, day])} />
      <button disabled=${!data?.rows.length} onClick=${save}>${say("csv")}</button>
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
const Totals = ({total}) => html`<${Facts} class="totals" of=${[
  ["count.clips", number(total.clips)], ["count.complete", number(total.complete)], ["count.airtimeMs", length(total.airtimeMs)],
  ["count.share", total.planned ? `${number(Math.floor(1000 * total.complete / total.planned) / 10)} %` : "–"],
]} />`;

function Figures({by, rows, total, titles}) {
  const most = Math.max(...rows.map((row) => row.airtimeMs), 1);
  const sorted = by === "day" ? rows : [...rows].sort((a, b) => b.airtimeMs - a.airtimeMs);
  const figures = [...by === "clip" ? [] : ["clips"], ...FIGURES];
  const cells = (row) => html`${figures.map((one) => html`
    <td class="n ${TROUBLE.includes(one) && row[one] ? "bad" : ""}" data-is=${say(`count.${one}`)}>${number(row[one])}</td>`)}
    <td class="n time" data-is=${say("count.outputAirtimeMs")}>${length(row.outputAirtimeMs)}</td>`;
  return html`<${Table} kind="figures" label=${say("view.counts")}
    heads=${[say(by), ...["airtimeMs", ...figures, "outputAirtimeMs"].map((one) => say(`count.${one}`))]}>
    <tbody>${sorted.map((row) => html`<tr key=${row.key}>
      <th scope="row">${by === "clip" && titles.has(row.key) ? html`${titles.get(row.key)} <code class="quiet">${row.key}</code>` : keyName(by, row.key)}</th>
      <td class="bar"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width=${100 * row.airtimeMs / most} height="8" /></svg>
        <span class="time">${length(row.airtimeMs)}</span></td>${cells(row)}</tr>`)}</tbody>
    <tfoot><tr><th scope="row">${say("total")}</th><td class="time">${length(total.airtimeMs)}</td>${cells(total)}</tr></tfoot>
  <//>`;
}

/** A column for each day, also for those without a play. The table below says the same in figures. */
function Days({rows, from, to}) {
  const complete = new Map(rows.map((row) => [row.key, row.complete]));
  const days = [];
  for (let at = startOf(from); at <= startOf(to); at += DAY_MS) {
    days.push(dayOf(at));
  }
  const most = Math.max(...complete.values(), 1);
  const step = roundStep(most);
  const marks = Array.from({length: Math.floor(most / step)}, (gap, i) => (i + 1) * step);
  const width = WIDE / days.length;
  const y = (many) => HIGH * (1 - many / most);
  return html`<figure class="chart">
    <figcaption>${say("counts.days", most)}</figcaption>
    <div class="plot">
      <svg class="scale" aria-hidden="true">${marks.map((mark) => html`<text x="100%" y="${100 * y(mark) / HIGH}%">${number(mark)}</text>`)}</svg>
      <svg viewBox="0 0 ${WIDE} ${HIGH}" preserveAspectRatio="none" role="img" aria-label=${say("counts.days", most)}>
        ${marks.map((mark) => html`<line x2=${WIDE} y1=${y(mark)} y2=${y(mark)} />`)}
        ${days.map((day, i) => html`<rect x=${(i + 0.1) * width} width=${width * 0.8} y=${y(complete.get(day) ?? 0)} height=${HIGH - y(complete.get(day) ?? 0)}>
          <title>${dateText(day)}: ${number(complete.get(day) ?? 0)}</title></rect>`)}
      </svg>
    </div>
    <p class="axis quiet"><span>${dateText(from)}</span><span>${dateText(to)}</span></p>
  </figure>`;
}

/** 1, 2 or 5 and noughts: so much that two to four of it fit. */
function roundStep(most) {
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, most / 2)));
  return [5, 2, 1].map((n) => n * ten).find((step) => step <= most / 2) ?? 1;
}
