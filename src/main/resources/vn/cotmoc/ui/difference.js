// What one version of a playlist changes against another.
import {html} from "./preact.js";
import {say} from "./words.js";

/** {slots, clips}, each {added, changed, removed}. */
export function Difference({diff}) {
  const kinds = [["added", "good", "+"], ["changed", "calm", "~"], ["removed", "bad", "−"]];
  const lines = ["slots", "clips"].flatMap((what) => kinds.flatMap(([kind, tone, sign]) =>
    diff[what][kind].map((id) => ({what, kind, tone, sign, id}))));
  return lines.length === 0 ? html`<p>${say("diff.none")}</p>` : html`<ul class="diff">
    ${lines.map((one) => html`<li class=${one.tone}><b aria-hidden="true">${one.sign}</b>
      <span>${say(`diff.${one.what}.${one.kind}`)} <strong>${one.id}</strong></span></li>`)}
  </ul>`;
}
