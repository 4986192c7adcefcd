// What is and was wrong: seen, taken on, put right, with a note.
import {html, useState} from "./preact.js";
import {nodeNow, when} from "./clock.js";
import {get, send} from "./node.js";
import {Answers, Chip, Choice, Dialog, Empty, Shape, Trouble, useAnswer, useDoing, Waiting} from "./pieces.js";
import {language, roughly, say} from "./words.js";

const SHOWN = 100;

export function Incidents({status, me}) {
  const [state, setState] = useState("open");
  const [screen, setScreen] = useState("");
  const [asked, setAsked] = useState(null); // {incident, what: ack | resolve}
  const [most, setMost] = useState(SHOWN);
  const known = status.incidents.map((one) => one.id + one.ackedBy).join();
  const {data, fault, busy, again} = useAnswer(() => get(state === "all" ? "/incidents" : `/incidents?state=${state}`), [state, known, language()]);
  const found = (data ?? []).filter((one) => !screen || one.screen === screen).reverse();
  return html`
    <div class="tools">
      <${Choice} label=${say("incidents.which")} value=${state} onChoose=${setState}
        options=${["open", "closed", "all"].map((one) => [one, say(`incidents.${one}`)])} />
      <label class="field inline"><span>${say("screen")}</span>
        <select value=${screen} onChange=${(event) => setScreen(event.target.value)}>
          <option value="">${say("all")}</option>
          ${status.screens.map((one) => html`<option value=${one.id}>${one.id}</option>`)}
        </select></label>
      <${Waiting} busy=${busy && !data} />
    </div>
    <${Trouble} fault=${fault} />
    ${data && found.length === 0 && (state === "open"
      ? html`<p class="calm-line"><${Shape} tone="good" /> ${say("incidents.none")}</p>` : html`<${Empty}>${say("incidents.nothing")}<//>`)}
    <ul class="incidents">
      ${found.slice(0, most).map((one) => html`<${Incident} key=${one.id} incident=${one} me=${me}
        onAsk=${(what) => setAsked({incident: one, what})} />`)}
    </ul>
    ${found.length > most && html`<button type="button" onClick=${() => setMost(most + SHOWN)}>${say("more")}</button>`}
    ${asked && html`<${Note} ...${asked} onClose=${() => setAsked(null)} onDone=${() => {
      setAsked(null);
      again();
    }} />`}`;
}

function Incident({incident: one, me, onAsk}) {
  const tone = one.severity === "fault" ? "bad" : "warn";
  const closed = one.closedAt !== null;
  const lasted = roughly((closed ? Date.parse(one.closedAt) : nodeNow()) - Date.parse(one.openedAt));
  const facts = ["cause", "action", "person"].filter((fact) => one[fact]);
  return html`<li class="incident ${closed ? "closed" : tone}">
    <div class="head">
      <${Chip} tone=${closed ? "dim" : tone}>${closed ? say("incident.closed") : say(`severity.${one.severity}`)}<//>
      <span class="quiet">${[one.screen, one.device].filter(Boolean).join(" · ") || say("node")}</span>
      <code>${one.code}</code>
    </div>
    <p><strong>${one.sentence}</strong></p>
    ${!closed && one.hint && html`<p class="todo"><b>${say("incident.todo")}</b> ${one.hint}</p>`}
    <p class="quiet">${closed ? say("incident.from", when(one.openedAt), when(one.closedAt), lasted)
      : say("incident.since", when(one.openedAt), lasted)}${one.ackedBy && ` · ${say("incident.acked", one.ackedBy)}`}</p>
    ${facts.length > 0 && html`<dl>${facts.map((fact) => html`<div><dt>${say(`incident.${fact}`)}</dt><dd>${one[fact]}</dd></div>`)}</dl>`}
    ${!closed && me.role !== "central" && html`<div class="actions">
      ${!one.ackedBy && html`<button type="button" onClick=${() => onAsk("ack")}
        aria-label=${`${say("incident.ack")}: ${one.sentence}`}>${say("incident.ack")}</button>`}
      <button type="button" onClick=${() => onAsk("resolve")}
        aria-label=${`${say("incident.resolve")}: ${one.sentence}`}>${say("incident.resolve")}</button>
    </div>`}
  </li>`;
}

function Note({incident, what, onClose, onDone}) {
  const [note, setNote] = useState("");
  const [run, busy, fault] = useDoing(async () => {
    await send("POST", `/incidents/${encodeURIComponent(incident.id)}/${what}`, {note: note.trim()});
    onDone();
  });
  const submit = (event) => {
    event.preventDefault();
    run();
  };
  return html`<${Dialog} title=${say(`incident.${what}`)} onClose=${onClose}>
    <form onSubmit=${submit}>
      <p>${incident.sentence}</p>
      <label class="field"><span>${say(`note.${what}`)}</span>
        <textarea rows="4" maxlength="1000" required=${what === "resolve"} value=${note} onInput=${(event) => setNote(event.target.value)}></textarea></label>
      <${Trouble} fault=${fault} />
      <${Answers} yes=${say(`incident.${what}`)} no=${say("cancel")} onNo=${onClose} busy=${busy} />
    </form>
  <//>`;
}
