// Playlists: what is on air, every version before it, what differs, the way in for a new one and the way back.
import {html, useState} from "./preact.js";
import {when} from "./clock.js";
import {Difference} from "./difference.js";
import {get, getKept, send} from "./node.js";
import {Ask, Chip, Dialog, Done, Empty, Hash, Table, Trouble, useAnswer, Waiting} from "./pieces.js";
import {Push} from "./push.js";
import {difference, unsealed} from "./sealed.js";
import {number, say} from "./words.js";

const TONE = {active: "good", pending: "calm", superseded: "dim", expired: "warn"};

export function Playlists({status, me}) {
  const active = `${status.playlist?.sha256} ${status.playlist?.state}`;
  const {data, fault, busy, again} = useAnswer(async () => {
    const ids = [...new Set((await get("/playlists")).map((one) => one.id))];
    return Promise.all(ids.map((id) => get(`/playlists/${id}/versions`)));
  }, [active]);
  return html`
    <div class="stack">
      <${Waiting} busy=${busy && !data} />
      <${Trouble} fault=${fault} />
      ${data?.length === 0 && html`<${Empty}>${say("playlist.none")}<//>`}
      ${data?.map((versions) => html`<${Versions} key=${versions[0].id} versions=${versions} me=${me} onDone=${again} />`)}
    </div>
    ${me.role === "technician" && html`<${Push} status=${status} onDone=${again} />`}`;
}

function Versions({versions, me, onDone}) {
  const [compared, setCompared] = useState(null);
  const [back, setBack] = useState(null);
  const active = versions.find((one) => one.state === "active") ?? versions.find((one) => one.state === "expired");
  return html`<section class="panel">
    <h2>${versions[0].id}</h2>
    <${Table} label=${say("versions", versions[0].id)}
      heads=${[...["version", "state", "signedBy", "sealedAt", "acceptedAt", "hash"].map((one) => say(one)), html`<span class="sr">${say("actions")}</span>`]}>
      <tbody>${versions.map((one) => html`<tr key=${one.version}>
        <th scope="row" data-is=${say("version")}>${number(one.version)}</th>
        <td><${Chip} tone=${TONE[one.state]}>${say(`version.${one.state}`)}<//></td>
        <td data-is=${say("signedBy")}>${one.signedBy}</td><td class="time" data-is=${say("sealedAt")}>${when(one.sealedAt)}</td>
        <td class="time" data-is=${say("acceptedAt")}>${when(one.acceptedAt)}</td>
        <td><${Hash} of=${one.sha256} /></td>
        <td class="actions">
          ${active && one !== active && html`<button onClick=${() => setCompared(one)}
            aria-label=${say("compare.with", one.version, active.version)}>${say("compare")}</button>`}
          ${one.state === "superseded" && me.role === "technician" && html`<button onClick=${() => setBack(one)}
            aria-label=${say("rollback.to", one.version)}>${say("rollback")}</button>`}
        </td></tr>`)}</tbody><//>
    ${compared && html`<${Compared} key=${compared.version} from=${compared} to=${active} onClose=${() => setCompared(null)} />`}
    ${back && html`<${Rollback} to=${back} from=${active} onClose=${() => setBack(null)} onDone=${onDone} />`}
  </section>`;
}

const content = async ({id, version}) => unsealed(await getKept(`/playlists/${id}/versions/${version}`));

function Compared({from, to, onClose}) {
  const {data, fault, busy} = useAnswer(async () => difference(await content(from), await content(to)), [from.sha256, to.sha256]);
  return html`<section class="facts" aria-label=${say("compare")}>
    <div class="head"><h3>${say("compare.title", from.version, to.version)}</h3>
      <button onClick=${onClose}>${say("close")}</button></div>
    <${Waiting} busy=${busy} /><${Trouble} fault=${fault} />
    ${data && html`<${Difference} diff=${data} />`}
  </section>`;
}

function Rollback({to, from, onClose, onDone}) {
  const [told, setTold] = useState(null);
  const {data: diff} = useAnswer(async () => (from ? difference(await content(from), await content(to)) : null), [to.sha256]);
  const title = say("rollback.title", to.id);
  const goBack = async () => {
    setTold(await send("POST", `/playlists/${to.id}/rollback`, {to: to.version}));
    onDone();
  };
  return told
    ? html`<${Dialog} title=${title} onClose=${onClose}>
      <${Done}>${say(`took.${told.state}`, told.id, told.version)}<//>
      <div class="answers"><button class="main" onClick=${onClose}>${say("close")}</button></div><//>`
    : html`<${Ask} title=${title} yes=${say("rollback")} grave=${true} onYes=${goBack} onClose=${onClose}>
      <p>${say("rollback.ask", to.version, from?.version ?? "–")}</p>
      ${diff && html`<${Difference} diff=${diff} />`}<//>`;
}
