// The clips of the playlist on air: what they are, how long, where they are used.
import {html, useState} from "./preact.js";
import {dateText} from "./clock.js";
import {get, getKept} from "./node.js";
import {Empty, Facts, Hash, Search, Trouble, useAnswer, Waiting} from "./pieces.js";
import {unsealed} from "./sealed.js";
import {bytes, languageName, length, say, sayOr} from "./words.js";

/** What the playlist on air holds; null without one. */
export async function playlistOnAir({playlist}) {
  return playlist ? unsealed(await getKept(`/playlists/${playlist.id}/versions/${playlist.version}`)) : null;
}

/** Of the clips of the playlist on air: titles by id; empty until they are known. */
export function useTitles({playlist}) {
  const {data} = useAnswer(async () => new Map((await playlistOnAir({playlist}))?.clips.map((clip) => [clip.id, clip.title])), [playlist?.sha256]);
  return data ?? new Map();
}

export function Clips({status}) {
  const [wanted, setWanted] = useState("");
  const {data, fault, busy} = useAnswer(async () => ({
    playlist: await playlistOnAir(status),
    media: new Map((await get("/media")).map((one) => [one.sha256, one])),
  }), [status.playlist?.sha256]);
  const search = wanted.trim().toLowerCase();
  const clips = (data?.playlist?.clips ?? []).filter((clip) => `${clip.id} ${clip.title} ${clip.topic} ${clip.language}`.toLowerCase().includes(search));
  return html`
    <div class="tools">
      <${Search} value=${wanted} onSearch=${setWanted} />
      ${data && html`<p class="quiet">${say("clips.count", clips.length)}</p>`}
      <${Waiting} busy=${busy && !data} />
    </div>
    <${Trouble} fault=${fault} />
    ${data && clips.length === 0 && html`<${Empty}>${say(data.playlist ? "clips.none" : "playlist.none")}<//>`}
    <ul class="clips">${clips.map((clip) => html`<${Clip} key=${clip.id} clip=${clip} slots=${slotsOf(clip, data.playlist)}
      media=${data.media.get(clip.sha256)} onAir=${status.screens.filter((screen) => screen.onAir?.clip === clip.id)} />`)}</ul>`;
}

const slotsOf = (clip, playlist) => [
  ...playlist.schedule.filter((slot) => slot.clips.includes(clip.id)).map((slot) => slot.slot),
  ...playlist.filler.includes(clip.id) ? [say("slot.$filler")] : [],
];

function Clip({clip, slots, media, onAir}) {
  const facts = [
    ["topic", sayOr(`topic.${clip.topic}`, clip.topic)], ["language", languageName(clip.language)], ["source", sayOr(`source.${clip.source}`, clip.source)],
    ["approval", clip.approval && `${clip.approval.number} (${dateText(clip.approval.date)})`],
    ["valid", (clip.validFrom || clip.validUntil) && `${clip.validFrom ? dateText(clip.validFrom) : "…"} – ${clip.validUntil ? dateText(clip.validUntil) : "…"}`],
    ["slots", slots.join(", ") || say("clip.unused")], ["clip.versions", media?.usedBy.join(", ")],
    ["hash", html`<${Hash} of=${clip.sha256} />`],
  ];
  return html`<li class="clip">
    <div class="thumbnail">${media && html`<img src=${`/api/v1/media/${clip.sha256}/thumbnail.jpg`} alt="" loading="lazy" width="240" height="135" />`}
      <span class="time">${clip.kind === "still" ? say("clip.still", length(clip.durationMs)) : length(clip.durationMs)}</span></div>
    <div>
      <h2>${clip.title}</h2>
      <p class="quiet">${clip.id} · ${clip.width}×${clip.height} · ${bytes(clip.bytes)}${clip.audio === false ? ` · ${say("clip.mute")}` : ""}
        ${onAir.length > 0 && html` · <strong class="good">${say("clip.onair", onAir.map((screen) => screen.id).join(", "))}</strong>`}</p>
      <${Facts} of=${facts} />
    </div>
  </li>`;
}
