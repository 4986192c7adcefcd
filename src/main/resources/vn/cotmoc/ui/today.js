// What was planned against what was played, on one line of time; any day, from a minute to the whole.
import {html, useEffect, useLayoutEffect, useRef, useState} from "./preact.js";
import {dateText, DAY_MS, dayOf, hourAndMinute, nodeNow, startOf, weekday} from "./clock.js";
import {Choice, DayField, Trouble, useAnswer, useTick, Waiting} from "./pieces.js";
import {useTitles} from "./clips.js";
import {future, holds, merged, past, present} from "./plays.js";
import {slotName} from "./overview.js";
import {PlayFacts, PlayList} from "./play.js";
import {say} from "./words.js";

const MINUTE_MS = 60_000;
const SPANS = [15, 60, 360, 1440].map((minutes) => minutes * MINUTE_MS);
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240].map((minutes) => minutes * MINUTE_MS);
const SHORTEST_MS = MINUTE_MS;
const NOTCH = 1.25;
const SETTLED_MS = 250;
const SMALLEST_PX = 3;
/** What stands between two fingers at least, so that one is as good as two that do not part. */
const SPREAD_PX = 20;
/** At the usual size of letters; on a wall all of it grows with them. */
const SIZES = {tick: 76, letter: 7.2, lane: 30, axis: 20, gap: 4, small: 8};
const AGAIN_MS = 30_000;
const BEFORE = 0.6; // of the stretch lies before now

const around = (ms, span) => {
  const from = ms - BEFORE * span;
  return span === DAY_MS ? startOf(dayOf(ms)) : from;
};

export function Today({status}) {
  const [{from, span}, setView] = useState(() => ({from: around(nodeNow(), SPANS[1]), span: SPANS[1]}));
  const asked = useSettled({from, span});
  const [chosen, setChosen] = useState(null);
  const titles = useTitles(status);
  const to = from + span;
  const live = from < nodeNow() && to > nodeNow();
  const round = useTick(live && AGAIN_MS);
  const {data, fault, busy} = useAnswer(async () => {
    const end = asked.from + asked.span;
    return [...await past(asked.from, end), ...await future(asked.from, end)];
  }, [asked.from, asked.span, round]);
  useTick(1_000);

  const setFrom = (wanted) => setView({from: wanted, span});
  const zoom = (wanted) => {
    const middle = live ? nodeNow() : from + span / 2;
    setView({span: wanted, from: wanted === DAY_MS ? startOf(dayOf(middle)) : live ? around(middle, wanted) : middle - wanted / 2});
  };
  const goTo = (day) => setView({from: startOf(day), span: DAY_MS});
  const onKey = (event) => {
    const deed = {
      ArrowLeft: () => setFrom(from - span / 4), ArrowRight: () => setFrom(from + span / 4),
      "+": () => zoom(SPANS.findLast((one) => one < span) ?? span), "-": () => zoom(SPANS.find((one) => one > span) ?? span),
      Home: () => setFrom(around(nodeNow(), span)),
    }[event.key];
    if (deed) {
      event.preventDefault();
      deed();
    }
  };
  const blocks = [...data ?? [], ...present(status)].filter((block) => block.to > from && block.from < to)
    .sort((a, b) => a.from - b.from);
  const day = dayOf(from);
  return html`
    <div class="tools">
      <${Choice} label=${say("zoom")} value=${span} onChoose=${zoom} options=${SPANS.map((one) => [one, say(`minutes.${one / MINUTE_MS}`)])} />
      <div class="choice">
        <button aria-label=${say("earlier")} onClick=${() => setFrom(from - span * (span === DAY_MS ? 1 : 0.5))}>‹</button>
        <button onClick=${() => setFrom(around(nodeNow(), span))}>${say("now")}</button>
        <button aria-label=${say("later")} onClick=${() => setFrom(from + span * (span === DAY_MS ? 1 : 0.5))}>›</button>
      </div>
      <${DayField} label=${say("day")} value=${day} onChoose=${goTo} />
      <p class="quiet">${weekday(day)}, ${dateText(day)} · ${hourAndMinute(from)}–${hourAndMinute(to)}</p>
      <${Waiting} busy=${busy && !data} />
    </div>
    <${Trouble} fault=${fault} />
    <${Legend} />
    <div class="timeline" role="group" tabindex="0" aria-label=${say("timeline")} onKeyDown=${onKey}>
      ${status.screens.map((screen) => html`<${Lanes} key=${screen.id} ...${{screen, from, span, chosen, setView}} onChoose=${setChosen}
        blocks=${blocks.filter((block) => block.screen === screen.id)} />`)}
    </div>
    ${chosen && html`<${PlayFacts} block=${chosen} titles=${titles} onClose=${() => setChosen(null)} />`}
    <${PlayList} ...${{blocks, titles, chosen}} onChoose=${setChosen} />`;
}

const Legend = () => html`<ul class="legend" aria-hidden="true">
  ${["planned", "good", "warn", "bad", "order", "filler"].map((tone) => html`<li><i class=${`block ${tone}`}></i>${say(`legend.${tone}`)}</li>`)}
</ul>`;

/** What is asked for only once nobody moves it any more. */
function useSettled(view) {
  const [settled, setSettled] = useState(view);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(view), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [view.from, view.span]);
  return settled;
}

/** One screen: what was planned above, what was played below. */
function Lanes({screen, from, span, blocks, chosen, onChoose, setView}) {
  const [box, width] = useWidth();
  const moved = useMoved({from, span}, setView);
  const msPerPx = span / width;
  const x = (at) => (at - from) / msPerPx;
  const px = sizes();
  const step = STEPS.find((one) => one / msPerPx >= px.tick) ?? STEPS[STEPS.length - 1];
  const day = startOf(dayOf(from));
  const ticks = [];
  for (let at = day + Math.ceil((from - day) / step) * step; at < from + span; at += step) {
    ticks.push(at);
  }
  const now = x(nodeNow());
  const lanes = ["planned", "played"];
  const height = px.axis + lanes.length * (px.lane + px.gap);
  return html`<section class="lanes" aria-label=${screen.id}>
    <h2>${screen.id}</h2>
    <div class="names quiet" aria-hidden="true">${lanes.map((lane) => html`<span>${say(`lane.${lane}`)}</span>`)}</div>
    <div class="strip" ref=${box}>
      <svg width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role="img" aria-label=${say("lanes", screen.id, blocks.length)} ...${moved}>
        ${ticks.map((at) => html`<g class="tick"><line x1=${x(at)} x2=${x(at)} y1=${px.axis - px.gap} y2=${height} />
          <text x=${x(at) + px.gap} y=${px.axis * 0.6}>${hourAndMinute(at)}</text></g>`)}
        ${lanes.map((lane, i) => merged(blocks.filter((block) => block.lane === lane), px.small * msPerPx).map((block, n, all) => html`
          <${Block} ...${{block, before: all[n - 1], x, y: px.axis + i * (px.lane + px.gap), width, px}}
            chosen=${chosen && holds(block, chosen)} onChoose=${onChoose} />`))}
        ${now > 0 && now < width && html`<line class="now" x1=${now} x2=${now} y1=${px.axis * 0.7} y2=${height} />`}
      </svg>
    </div>
  </section>`;
}

/** The instant under a pointer stays under it: dragged, zoomed by two fingers or by the wheel. */
function useMoved(view, setView) {
  const {current: held} = useRef({fingers: new Map()});
  const place = (event, began, xs, factor) => {
    const {left, width} = event.currentTarget.getBoundingClientRect();
    const span = Math.min(DAY_MS, Math.max(SHORTEST_MS, began.span * factor));
    setView({span, from: began.from + ((middle(began.xs) - left) * began.span - (middle(xs) - left) * span) / width});
  };
  const hold = () => {
    held.began = {...view, xs: [...held.fingers.values()]};
  };
  const onPointerDown = (event) => {
    held.fingers.set(event.pointerId, event.clientX);
    hold();
  };
  const onPointerUp = (event) => {
    held.fingers.delete(event.pointerId);
    hold();
  };
  const onPointerMove = (event) => {
    if (!event.buttons) {
      onPointerUp(event); // let go beside the strip
    } else if (held.fingers.has(event.pointerId)) {
      const xs = [...held.fingers.set(event.pointerId, event.clientX).values()];
      if (xs.length > 1 || Math.abs(xs[0] - held.began.xs[0]) > 5) {
        event.currentTarget.setPointerCapture(event.pointerId);
        place(event, held.began, xs, spread(held.began.xs) / spread(xs));
      }
    }
  };
  const onWheel = (event) => {
    if (event.ctrlKey) {
      event.preventDefault();
      place(event, {...view, xs: [event.clientX]}, [event.clientX], NOTCH ** Math.sign(event.deltaY));
    }
  };
  return {onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp, onWheel};
}

const middle = (xs) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
const spread = (xs) => Math.max(SPREAD_PX, xs.length > 1 ? Math.abs(xs[0] - xs[1]) : 0);

function Block({block, before, x, y, width, px, chosen, onChoose}) {
  const left = Math.max(-2, x(block.from));
  const wide = Math.max(SMALLEST_PX - 1, Math.min(width + 2, x(block.to)) - left - 1);
  const many = block.times > 1 && `×${block.times}`;
  const slot = block.row.slot === before?.row.slot ? "" : slotName(block.row.slot);
  const name = many ? `${slot} ${many}` : block.row.clip ?? slotName(block.row.slot);
  const letters = Math.floor((wide - 3 * px.gap) / px.letter);
  return html`<g class=${`block ${block.tone} ${chosen ? "chosen" : ""}`} onClick=${() => onChoose(block)}>
    <rect x=${left} y=${y} width=${wide} height=${px.lane} rx="2"><title>${name}</title></rect>
    ${letters > 3 && html`<text x=${Math.max(0, left) + 1.5 * px.gap} y=${y + 0.64 * px.lane}>${name.length <= letters ? name
      : many || `${name.slice(0, letters - 1)}…`}</text>`}
  </g>`;
}

function sizes() {
  const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  return Object.fromEntries(Object.entries(SIZES).map(([name, px]) => [name, px * scale]));
}

/** [ref, width in px], as it changes. */
function useWidth() {
  const box = useRef();
  const [width, setWidth] = useState(600);
  useLayoutEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(Math.max(100, Math.floor(entry.contentRect.width))));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return [box, width];
}
