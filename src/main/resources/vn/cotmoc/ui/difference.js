// What one version of a playlist changes against another.
import {html} from "./preact.js";
import {say} from "./words.js";

/** As sealed.js finds it. */
export function Difference({diff}) {
  const kinds = [["added", "good", "+"], ["changed", "calm", "~"], ["removed", "bad", "−"]];
  const lines = ["slots", "clips"].flatMap((what) => kinds.flatMap(([kind, tone, sign]) =>
    diff[what][kind].map((one) => ({...one, words: say(`diff.${what}.${kind}`), tone, sign}))));
  lines.push(...diff.members.map((id) => ({id, words: say("diff.members.changed"), tone: "calm", sign: "~"})));
  return lines.length === 0 ? html`<p>${say("diff.none")}</p>` : html`<ul class="diff">
    ${lines.map((one) => html`<li class=${one.tone}><b aria-hidden="true">${one.sign}</b>
      <span>${one.words} <strong>${one.id}</strong>${one.members && html` <span class="quiet">(${one.members.join(", ")})</span>`}</span></li>`)}
  </ul>`;
}
