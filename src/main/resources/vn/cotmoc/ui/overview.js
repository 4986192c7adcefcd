// Is every screen lit and playing, and what to do when one is not.
import {html, useEffect, useState} from "./preact.js";
import {dayOf, fromBrowser, nodeNow, rfc3339, timeOfDay} from "./clock.js";
import {since, useIncidents} from "./incidents.js";
import {get, picture, send} from "./node.js";
import {useTitles} from "./clips.js";
import {Chip, Facts, panelTone, screenTone, Shape, standsStill, TONES, Trouble, useAnswer, useDoing, useTick} from "./pieces.js";
import {length, say, sayOr} from "./words.js";

const LOOK_AGAIN_MS = 3_000;
/** The first picture of a clip is on the glass by then. */
const FLIPPED_MS = 400;
const OLD_MS = 12_000;
const PICTURE_PX = 800;
/** Of a thin line the picture takes a quarter at most. */
const REST = 3;
const DAY_AGAIN_MS = 60_000;
const COMING_S = 300;
const COMING_ROWS = 4;

export function Overview({status, lost, me}) {
  const day = useDay(status);
  const titles = useTitles(status);
  return html`
    <${OpenIncidents} status=${status} me=${me} />
    <div class="screens">
      ${status.screens.map((screen) => html`<${Screen} key=${screen.id} ...${{screen, lost, titles}} ...${dayOn(screen, day)} />`)}
    </div>`;
}

/** What comes and how the day went, of all screens: asked for now and then, since a thin line is for the picture. */
function useDay({playlist}) {
  const round = useTick(DAY_AGAIN_MS);
  return useAnswer(async () => {
    const today = dayOf(nodeNow());
    const counted = get(`/counts?from=${today}&to=${today}&by=screen`);
    const coming = playlist ? await get(`/preview?from=${encodeURIComponent(rfc3339(nodeNow()))}&for=${COMING_S}s`) : [];
    return {coming, counts: (await counted).rows};
  }, [round, `${playlist?.sha256} ${playlist?.state}`]).data;
}

const dayOn = ({id, next}, day) => ({
  coming: day && next ? day.coming.filter((row) => row.screen === id && row.start > next.startsAt && row.clip).slice(0, COMING_ROWS) : [],
  today: day?.counts.find((row) => row.key.endsWith(`/${id}`)),
});

/** What is wrong now. The status says it first; what to do about it is asked for. */
function OpenIncidents({status, me}) {
  const {data, again} = useIncidents(status, "?state=open");
  useTick(10_000);
  if (status.incidents.length === 0) {
    return html`<p class="calm-line"><${Shape} tone="good" /> ${say("incidents.none")}</p>`;
  }
  return html`<section class="open-incidents" aria-label=${say("incidents.open")}>
    <ul>${status.incidents.map((one) => html`<${OpenIncident} key=${one.id} incident=${one} me=${me} onAcked=${again}
      hint=${data?.find((more) => more.id === one.id)?.hint ?? say(`advice.incident.${one.severity}`)} />`)}</ul>
  </section>`;
}

function OpenIncident({incident, hint, me, onAcked}) {
  const [acknowledge, busy, fault] = useDoing(async () => {
    await send("POST", `/incidents/${encodeURIComponent(incident.id)}/ack`);
    onAcked();
  });
  const grave = incident.severity === "fault";
  return html`<li class=${grave ? "bad" : "warn"}>
    <${Shape} tone=${grave ? "bad" : "warn"} />
    <div>
      <p><span class="sr">${say(`severity.${incident.severity}`)}: </span><strong>${incident.sentence}</strong></p>
      <p class="todo"><b>${say("incident.todo")}</b> ${hint}</p>
      <p class="quiet">${since(incident)}</p>
      <${Trouble} fault=${fault} />
    </div>
    ${!incident.ackedBy && me.role !== "central" && html`<button disabled=${busy} onClick=${acknowledge}
      aria-label=${`${say("incident.ack")}: ${incident.sentence}`}>${say("incident.ack")}</button>`}
  </li>`;
}

/** Of what its picture or its panel belies the state is not the word. */
const inAWord = ({state}, tone) =>
  say(TONES[state] === tone ? `state.${state}` : tone === "bad" ? "severity.fault" : "severity.warning");

function Screen({screen, lost, titles, coming, today}) {
  const standing = standsStill(screen);
  const advice = sayOr(`advice.${standing ? "still" : screen.state}`, "");
  const tone = lost ? "dim" : screenTone(screen);
  return html`<div class="cell"><article class="screen ${tone}" data-screen=${screen.id} data-state=${screen.state}>
    <div class="head">
      <h2>${screen.id}</h2>
      <p class="state" role="status"><${Chip} tone=${tone}>${lost ? say("summary.dim") : inAWord(screen, tone)}<//></p>
    </div>
    <${Glass} id=${screen.id} lost=${lost} since=${screen.onAir?.startedAt} />
    <div class="says">
    ${advice && html`<p class="advice ${lost ? "dim" : standing ? "warn" : TONES[screen.state]}">${advice}</p>`}
    <${OnAir} onAir=${screen.onAir} />
    <${Next} ...${{next: screen.next, coming, titles}} />
    <${Facts} of=${[
      ["signal", say(`proof.${screen.picture.proof}`)], ["panel", panel(screen.panel)],
      ["period.today", today && html`${say("today.complete", today.complete, length(today.airtimeMs))}
        ${today.planned > today.complete && html` · <strong class="bad">${say("today.not", today.planned - today.complete)}</strong>`}`],
    ]} /></div>
  </article></div>`;
}

const Next = ({next, coming, titles}) => html`<div class="next"><h3>${say("next")}</h3>
  ${next ? html`<ol>${[{...next, start: next.startsAt}, ...coming].map((row) => html`<li key=${row.start}>
    <span class="time">${timeOfDay(row.start)}</span> <span>${titles.get(row.clip) ?? row.clip}</span> <span class="quiet">${slotName(row.slot)}</span></li>`)}</ol>`
    : html`<p class="quiet">${say("next.none")}</p>`}
</div>`;

const panel = (one) => (one.state === "none" ? html`<span class="quiet">${say("panel.none")}</span>`
  : html`<${Chip} tone=${panelTone(one)}>${say(`panel.${one.state}`)}<//> ${one.detail}`);

export function slotName(slot) {
  return sayOr(`slot.${slot}`, slot);
}

function OnAir({onAir}) {
  useTick(500);
  if (!onAir) {
    return html`<div class="on-air"><p class="title quiet">${say("onair.none")}</p></div>`;
  }
  const began = Date.parse(onAir.startedAt);
  const ends = Date.parse(onAir.endsAt);
  const done = ends > began ? Math.min(1, Math.max(0, (nodeNow() - began) / (ends - began))) : 1;
  const name = onAir.title ?? onAir.clip ?? say("takeover.black");
  return html`<div class="on-air">
    <p class="title"><span class="sr">${say("onair")}: </span>${name}</p>
    <p class="quiet"><span>${onAir.clip ?? ""} ${onAir.clip && "·"} ${slotName(onAir.slot)}</span>
      <span class="time">${say("left", length(ends - nodeNow()))}</span></p>
    <progress max="1" value=${done} aria-label=${say("progress", name)}></progress>
  </div>`;
}

/** The live picture, anew whenever another clip is on air: grey and said to be old as soon as no new one comes. */
function Glass({id, lost, since}) {
  const [taken, setTaken] = useState(null); // {url, at}
  useTick(1_000);
  useEffect(() => () => taken && URL.revokeObjectURL(taken.url), [taken]);
  useEffect(() => {
    let wanted = true;
    let timer = 0;
    const look = async () => {
      const at = Date.now();
      const blob = document.hidden ? null : await picture(id, `snapshot.png?upright=true&width=${PICTURE_PX}`);
      if (wanted) {
        blob && setTaken({url: URL.createObjectURL(blob), at});
        timer = setTimeout(look, Math.max(LOOK_AGAIN_MS, REST * (Date.now() - at)));
      }
    };
    if (!lost) {
      timer = setTimeout(look, FLIPPED_MS);
    }
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [id, since, lost]);
  const old = !taken || lost || Date.now() - taken.at > OLD_MS;
  const at = taken && timeOfDay(fromBrowser(taken.at));
  return html`<figure class=${old ? "glass old" : "glass"}>
    <div class="frame">${taken && html`<img src=${taken.url} alt=${say("picture", id)} />`}</div>
    <figcaption>${!taken ? say("picture.none") : old ? say("picture.old", at) : say("picture.at", at)}</figcaption>
  </figure>`;
}
