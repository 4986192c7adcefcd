// Who did what, the latest first.
import {html, useEffect, useState} from "./preact.js";
import {when} from "./clock.js";
import {ask} from "./node.js";
import {Empty, Search, Table, Trouble, useDoing, Waiting} from "./pieces.js";
import {say, sayOr} from "./words.js";

const FROM_THE_END = Number.MAX_SAFE_INTEGER;
const PAGE = 500;
const CHANGES = [
  [/^PUT .*dryRun=true/, "dry-run"],
  [/^PUT \S*\/playlists\//, "push"],
  [/^POST \S*\/rollback/, "rollback"],
  [/^POST \S*\/uploads/, "upload"],
  [/^PATCH \S*\/uploads/, "uploaded"],
  [/^DELETE \S*\/uploads/, "upload-end"],
  [/^POST \S*\/incidents\/[^/]+\/ack/, "ack"],
  [/^POST \S*\/incidents\/[^/]+\/resolve/, "resolve"],
  [/^POST \S*\/takeover/, "takeover"],
  [/^DELETE \S*\/takeover/, "takeover-end"],
  [/^POST \S*\/journal\/ack/, "journal-ack"],
  [/^POST \S*\/session/, "login"],
];

const inWords = (action) => sayOr(`did.${CHANGES.find(([pattern]) => pattern.test(action))?.[1]}`, action);

export function Audit() {
  const [entries, setEntries] = useState(null);
  const [whole, setWhole] = useState(false);
  const [wanted, setWanted] = useState("");
  const [more, busy, fault] = useDoing(async () => {
    const last = entries?.length ? entries[entries.length - 1].seq : FROM_THE_END;
    const page = await (await ask(`/audit?before=${last}`)).json();
    setEntries([...(entries ?? []), ...page]);
    setWhole(page.length < PAGE);
  });
  useEffect(() => {
    more();
  }, []);
  const search = wanted.trim().toLowerCase();
  const found = (entries ?? []).filter((one) =>
    `${one.who} ${one.role} ${one.address} ${one.action} ${inWords(one.action)}`.toLowerCase().includes(search));
  return html`
    <div class="tools">
      <${Search} value=${wanted} onSearch=${setWanted} />
      <${Waiting} busy=${busy} />
    </div>
    <${Trouble} fault=${fault} />
    ${entries && found.length === 0 && html`<${Empty}>${say("audit.none")}<//>`}
    ${found.length > 0 && html`<${Table} label=${say("view.audit")} heads=${["at", "who", "did", "result", "from"].map((one) => say(`audit.${one}`))}>
      <tbody>${found.map((one) => html`<tr key=${one.seq}>
        <td class="time">${when(one.at)}</td>
        <td>${one.who || "–"} <span class="quiet">${sayOr(`role.${one.role}`, one.role)}</span></td>
        <td class="title">${inWords(one.action)}<br /><code class="quiet">${one.action}</code></td>
        <td class=${one.status >= 400 ? "after bad" : "after"}>${one.status >= 400 ? say("audit.refused", one.status) : say("audit.done")}</td>
        <td class="quiet after">${one.address || say("role.local")}</td>
      </tr>`)}</tbody><//>`}
    ${entries && !whole && html`<button disabled=${busy} onClick=${more}>${say("more")}</button>`}`;
}
