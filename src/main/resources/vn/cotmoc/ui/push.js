// A sealed playlist and its media to the node: looked at first, tried, then put on air.
import {html, useState} from "./preact.js";
import {when} from "./clock.js";
import {playlistOnAir} from "./clips.js";
import {Difference} from "./difference.js";
import {send} from "./node.js";
import {Defects, Done, Facts, FileField, Shape, Trouble, useDoing} from "./pieces.js";
import {difference, read} from "./sealed.js";
import {upload} from "./upload.js";
import {bytes, number, say} from "./words.js";

/** Of the files chosen the one that is most likely a clip's: by size and name, else by size. The node checks the hash. */
function fileOf(clip, files) {
  const alike = files.filter((file) => file.size === clip.bytes);
  return alike.find((file) => file.name === clip.file) ?? alike[0];
}

/** A sealed file to choose: onChoose({file, payload}) once it is read, onChoose(null) before. */
export function SealedField({onChoose, ...field}) {
  const [unreadable, setUnreadable] = useState(null);
  const choose = async (event) => {
    const [file] = event.target.files;
    setUnreadable(null);
    onChoose(null);
    try {
      file && onChoose({file, payload: read(await file.text())});
    } catch {
      setUnreadable(new Error(say("push.unreadable", file.name)));
    }
  };
  return html`<${FileField} ...${field} accept=".json,application/json" onChoose=${choose} /><${Trouble} fault=${unreadable} />`;
}

export function Push({status, onDone}) {
  const [sealed, setSealed] = useState(null); // {file, payload}
  const [files, setFiles] = useState([]);
  const [trial, setTrial] = useState(null);
  const [sent, setSent] = useState(null); // bytes
  const [told, setTold] = useState(null);

  const choose = (chosen) => {
    [setTrial, setTold, setSent].forEach((set) => set(null));
    setSealed(chosen);
  };
  const path = () => `/playlists/${encodeURIComponent(sealed.payload.playlist)}`;
  const [tryIt, trying, trialFault] = useDoing(async () => {
    setTold(null);
    const found = await send("PUT", `${path()}?dryRun=true`, sealed.file);
    // The node tells of slots and clips alone.
    setTrial({...found, diff: difference(await playlistOnAir(status), sealed.payload)});
  });
  const clips = trial ? trial.missingMedia.map((sha256) => sealed.payload.clips.find((clip) => clip.sha256 === sha256)) : [];
  const of = clips.reduce((sum, clip) => sum + clip.bytes, 0);
  const [push, pushing, pushFault] = useDoing(async () => {
    let whole = 0;
    for (const clip of clips) {
      await upload(fileOf(clip, files), clip.sha256, (arrived) => setSent(whole + arrived));
      whole += clip.bytes;
    }
    setTold(await send("PUT", path(), sealed.file));
    setTrial(null);
    onDone();
  });
  const lacking = clips.filter((clip) => !fileOf(clip, files));
  return html`<section class="panel push">
    <h2>${say("push")}</h2>
    <${SealedField} label=${say("push.file")} hint=${say("push.file.hint")} id="sealed" onChoose=${choose} />
    <${Trouble} fault=${trialFault ?? pushFault} />
    ${sealed && html`<${Content} payload=${sealed.payload} />`}
    ${sealed && !told && html`<div class="answers"><button class=${trial ? "" : "main"} disabled=${trying || pushing} onClick=${tryIt}>
      ${trying ? say("wait") : say("push.try")}</button></div>`}
    ${trial && html`<div class="trial">
      <h3>${say("push.trial")}</h3>
      <${Difference} diff=${trial.diff} />
      ${trial.warnings.length > 0 && html`<div class="notice warn"><${Shape} tone="warn" /><div><p><strong>${say("push.warnings")}</strong></p>
        <${Defects} defects=${trial.warnings} /></div></div>`}
      ${clips.length > 0 && html`
        <${FileField} label=${say("push.media", clips.length, bytes(of))}
          id="media" multiple=${true} onChoose=${(event) => setFiles([...event.target.files])} />
        <ul class="needed">${clips.map((clip) => html`<li><${Shape} tone=${fileOf(clip, files) ? "good" : "dim"} />
          <span>${clip.file} · ${bytes(clip.bytes)} <span class="quiet">${say(fileOf(clip, files) ? "push.here" : "push.wanted")}</span></span></li>`)}</ul>`}
      ${pushing && sent !== null && html`<p><progress max=${of} value=${sent} aria-label=${say("push.progress")}></progress>
        <span class="quiet">${bytes(sent)} / ${bytes(of)}</span></p>`}
      <div class="answers"><button id="push" class="main" disabled=${pushing || lacking.length > 0} onClick=${push}>
        ${pushing ? say("wait") : say("push.now")}</button></div>
    </div>`}
    ${told && html`<${Done}><p>${say(`took.${told.state}`, told.id, told.version)}</p><//>`}
  </section>`;
}

const Content = ({payload}) => html`<${Facts} class="sealed" of=${[
  ["playlist", say("playlist.version", payload.playlist, payload.version)],
  ["sealedAt", payload.sealedAt && when(payload.sealedAt)],
  ["clips", number(payload.clips.length)],
  ["slots", number(payload.schedule.length)],
]} />`;
