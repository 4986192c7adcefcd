// What more than one view is made of.
import {html, useEffect, useLayoutEffect, useRef, useState} from "./preact.js";
import {dateText} from "./clock.js";
import {say} from "./words.js";

/** Told apart by shape as well as by colour. */
const SHAPES = {
  good: html`<circle cx="8" cy="8" r="6" />`,
  calm: html`<path d="M8 2a6 6 0 1 0 0 12z" /><circle cx="8" cy="8" r="5.2" fill="none" stroke-width="1.6" />`,
  dim: html`<circle cx="8" cy="8" r="5.2" fill="none" stroke-width="1.6" />`,
  order: html`<path d="M8 1l7 7-7 7-7-7z" />`,
  warn: html`<path d="M8 1.5l7 13H1z" />`,
  bad: html`<path d="M2 2h12v12H2z" />`,
};

export const TONES = {playing: "good", filler: "calm", dark: "dim", takeover: "order", recovering: "warn", fault: "bad"};
const PANEL_TONES = {ok: "good", warning: "warn", fault: "bad"};

export const panelTone = (panel) => PANEL_TONES[panel.state] ?? "dim";

/** The picture stands where it should move. */
export const standsStill = ({state, picture}) => ["playing", "takeover"].includes(state) && !picture.advancing;

/** A screen's tone: of its state, unless its picture or its panel is worse off. */
export function screenTone(screen) {
  const tones = [TONES[screen.state] ?? "bad", standsStill(screen) ? "warn" : "", panelTone(screen.panel)];
  return ["bad", "warn"].find((tone) => tones.includes(tone)) ?? tones[0];
}

export const Shape = ({tone}) =>
  html`<svg class="shape ${tone}" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">${SHAPES[tone]}</svg>`;

export const Chip = ({tone, children}) =>
  html`<span class="chip ${tone}"><${Shape} tone=${tone} /> <span>${children}</span></span>`;

/** Draws anew every so many ms, if any; how often so far. */
export function useTick(ms) {
  const [round, tick] = useState(0);
  useEffect(() => {
    const timer = ms && setInterval(() => tick((n) => n + 1), ms);
    return () => clearInterval(timer);
  }, [ms]);
  return round;
}

/**
 * What a call answers: {data, fault, again()}. Asked anew when one of `on` changes; what was there stays until then, and an
 * answer that comes after a later question is passed over.
 */
export function useAnswer(question, on) {
  const [answer, setAnswer] = useState({data: null, fault: null, busy: true});
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    setAnswer((before) => ({...before, busy: true}));
    question().then(
      (data) => wanted && setAnswer({data, fault: null, busy: false}),
      (fault) => wanted && setAnswer({data: null, fault, busy: false}),
    );
    return () => {
      wanted = false;
    };
  }, [...on, round]);
  return {...answer, again: () => setRound((n) => n + 1)};
}

/** What went wrong, with what to do and where. */
export function Trouble({fault}) {
  if (!fault) {
    return null;
  }
  const {hint, errors = []} = fault.problem ?? {};
  return html`<div class="notice bad" role="alert">
    <${Shape} tone="bad" />
    <div>
      <p><strong>${fault.message}</strong></p>
      ${hint && html`<p>${hint}</p>`}
      ${errors.length > 0 && html`<${Defects} defects=${errors} />`}
    </div>
  </div>`;
}

export const Defects = ({defects}) => html`<ul class="defects">
  ${defects.map((one) => html`<li><code>${one.pointer || "/"}</code> ${one.detail} <span class="quiet">${one.hint}</span></li>`)}
</ul>`;

export const Done = ({children}) =>
  html`<div class="notice good" role="status"><${Shape} tone="good" /><div>${children}</div></div>`;

export const Waiting = ({busy}) => busy && html`<p class="quiet" role="status">${say("wait")}</p>`;

export const Empty = ({children}) => html`<p class="empty">${children}</p>`;

/** A few choices of which one holds. */
export const Choice = ({label, options, value, onChoose}) => html`<div class="choice" role="group" aria-label=${label}>
  ${options.map(([key, text]) => html`<button type="button" aria-pressed=${String(key === value)}
    onClick=${() => onChoose(key)}>${text}</button>`)}
</div>`;

export const Field = ({label, children, hint}) => html`<label class="field">
  <span>${label}</span>${children}${hint && html`<small class="quiet">${hint}</small>`}
</label>`;

/** A day, written as the viewer's language writes days; while it is typed, as the browser does. */
export const DayField = ({label, value, min, max, onChoose}) => html`<label class="field inline"><span>${label}</span>
  <span class="day" data-day=${dateText(value)}><input type="date" value=${value} min=${min} max=${max}
    onChange=${(event) => event.target.value && onChoose(event.target.value)} /></span></label>`;

export const Search = ({value, onSearch}) => html`<label class="field inline"><span>${say("search")}</span>
  <input type="search" value=${value} onInput=${(event) => onSearch(event.target.value)} /></label>`;

/** Names, as words or as keys of them, and values; what has no value is left out. */
export const Facts = ({of, ...more}) => html`<dl ...${more}>${of.filter(([, value]) => value).map(([name, value]) =>
  html`<div><dt>${say(name)}</dt><dd>${value}</dd></div>`)}</dl>`;

/** Rows under their heads. */
export const Table = ({label, heads, kind, children}) => html`<div class="wide" tabindex="0" role="region" aria-label=${label}>
  <table class="rows ${kind}"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>${children}</table></div>`;

/** What is sent by script alone. */
export const Form = ({onSubmit, children, ...more}) => html`<form ...${more} onSubmit=${(event) => {
  event.preventDefault();
  onSubmit();
}}>${children}</form>`;

/** Files to choose or to drop; what the browser itself says beside them is in its language, not the viewer's. */
export function FileField({label, hint, onChoose, ...input}) {
  const [files, setFiles] = useState([]);
  const chosen = (event) => {
    setFiles([...event.target.files]);
    onChoose(event);
  };
  return html`<${Field} label=${label} hint=${hint}><span class="files"><input type="file" ...${input} onChange=${chosen} />
    <b class="button">${say("file.choose")}</b>
    <span class="quiet">${files.map((file) => file.name).join(", ") || say("file.none")}</span></span><//>`;
}

/** A question that must be answered before anything else; Escape says no. */
export function Dialog({title, onClose, children}) {
  const box = useRef();
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog.showModal();
    return () => dialog.close();
  }, []);
  const onCancel = (event) => {
    event.preventDefault();
    onClose();
  };
  return html`<dialog ref=${box} aria-labelledby="dialog-title" onCancel=${onCancel}>
    <h2 id="dialog-title">${title}</h2>
    ${children}
  </dialog>`;
}

/** Two buttons at the foot of a form or a dialog. */
export const Answers = ({yes, no, onNo, busy, grave, disabled}) => html`<div class="answers">
  ${no && html`<button type="button" onClick=${onNo}>${no}</button>`}
  <button type="submit" class=${grave ? "grave" : "main"} disabled=${busy || disabled}>${busy ? say("wait") : yes}</button>
</div>`;

/** A question that is answered by doing something, or not. */
export function Ask({title, yes, grave, onYes, onClose, children}) {
  const [run, busy, fault] = useDoing(onYes);
  return html`<${Dialog} title=${title} onClose=${onClose}><${Form} onSubmit=${run}>
    ${children}
    <${Trouble} fault=${fault} />
    <${Answers} ...${{yes, no: say("cancel"), onNo: onClose, busy, grave}} />
  <//><//>`;
}

/** A long hash, short; whole for whoever copies or points at it. */
export const Hash = ({of}) => html`<code class="hash" title=${of}>${of.slice(0, 12)}<span class="rest">${of.slice(12)}</span></code>`;

/** Runs something once at a time: [run, busy, fault]. */
export function useDoing(task) {
  const [state, setState] = useState({busy: false, fault: null});
  const run = async (...given) => {
    setState({busy: true, fault: null});
    try {
      await task(...given);
      setState({busy: false, fault: null});
    } catch (fault) {
      setState({busy: false, fault});
    }
  };
  return [run, state.busy, state.fault];
}
