// What is and was wrong: seen, taken on, put right, with a note.
import {html, useState} from "./preact.js";
import {nodeNow, when} from "./clock.js";
import {get, send} from "./node.js";
import {Ask, Chip, Choice, Empty, Facts, Field, Shape, Trouble, useAnswer, Waiting} from "./pieces.js";
import {language, roughly, say} from "./words.js";

const SHOWN = 100;

/** The node's whole answer, anew whenever the status tells that one came, went or was taken on. */
export function useIncidents({incidents}, query) {
  const known = incidents.map((one) => one.id + one.ackedBy).join();
  return useAnswer(() => get(`/incidents${query}`), [query, known, language()]);
}

/** Since when it is open, and who takes care of it. */
export const since = ({openedAt, ackedBy}) => say("incident.since", when(openedAt), roughly(nodeNow() - Date.parse(openedAt))) + takenOn(ackedBy);

const takenOn = (ackedBy) => (ackedBy ? ` · ${say("incident.acked", ackedBy)}` : "");

export function Incidents({status, me}) {
  const [state, setState] = useState("open");
  const [screen, setScreen] = useState("");
  const [asked, setAsked] = useState(null); // {incident, what: ack | resolve}
  const [most, setMost] = useState(SHOWN);
  const {data, fault, busy, again} = useIncidents(status, state === "all" ? "" : `?state=${state}`);
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
    ${found.length > most && html`<button onClick=${() => setMost(most + SHOWN)}>${say("more")}</button>`}
    ${asked && html`<${Note} ...${asked} onClose=${() => setAsked(null)} onDone=${() => {
      setAsked(null);
      again();
    }} />`}`;
}

function Incident({incident: one, me, onAsk}) {
  const tone = one.severity === "fault" ? "bad" : "warn";
  const closed = one.closedAt !== null;
  return html`<li class="incident ${closed ? "closed" : tone}">
    <div class="head">
      <${Chip} tone=${closed ? "dim" : tone}>${closed ? say("incidents.closed") : say(`severity.${one.severity}`)}<//>
      <span class="quiet">${[one.screen, one.device].filter(Boolean).join(" · ") || say("node")}</span>
      <code>${one.code}</code>
    </div>
    <p><strong>${one.sentence}</strong></p>
    ${!closed && one.hint && html`<p class="todo"><b>${say("incident.todo")}</b> ${one.hint}</p>`}
    <p class="quiet">${closed ? say("incident.from", when(one.openedAt), when(one.closedAt), roughly(Date.parse(one.closedAt) - Date.parse(one.openedAt)))
      + takenOn(one.ackedBy) : since(one)}</p>
    <${Facts} of=${["cause", "action", "person"].map((fact) => [`incident.${fact}`, one[fact]])} />
    ${!closed && me.role !== "central" && html`<div class="actions">
      ${!one.ackedBy && html`<button onClick=${() => onAsk("ack")}
        aria-label=${`${say("incident.ack")}: ${one.sentence}`}>${say("incident.ack")}</button>`}
      <button onClick=${() => onAsk("resolve")}
        aria-label=${`${say("incident.resolve")}: ${one.sentence}`}>${say("incident.resolve")}</button>
    </div>`}
  </li>`;
}

function Note({incident, what, onClose, onDone}) {
  const [note, setNote] = useState("");
  const tell = async () => {
    await send("POST", `/incidents/${encodeURIComponent(incident.id)}/${what}`, {note: note.trim()});
    onDone();
  };
  return html`<${Ask} title=${say(`incident.${what}`)} yes=${say(`incident.${what}`)} onYes=${tell} onClose=${onClose}>
    <p>${incident.sentence}</p>
    <${Field} label=${say(`note.${what}`)}>
      <textarea rows="4" maxlength="1000" required=${what === "resolve"} value=${note} onInput=${(event) => setNote(event.target.value)}></textarea><//>
  <//>`;
}
