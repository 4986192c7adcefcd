// The operator's page: the frame around the views, who looks, and whether the line to the node holds.
import {html, render, useEffect, useRef, useState} from "./preact.js";
import {dateText, dayOf, fromBrowser, nodeNow, setClock, timeOfDay, when} from "./clock.js";
import {COME_BACK_MS, get, isStranger, Line, send} from "./node.js";
import {Chip, screenTone, Trouble, useTick} from "./pieces.js";
import {keptLanguage, language, number, otherLanguage, say, sayOr, speak} from "./words.js";
import {Login} from "./login.js";
import {Overview} from "./overview.js";
import {Today} from "./today.js";
import {Incidents} from "./incidents.js";
import {Counts} from "./counts.js";
import {Playlists} from "./playlists.js";
import {Clips} from "./clips.js";
import {Takeover} from "./takeover.js";
import {Audit} from "./audit.js";

const VIEWS = {
  overview: Overview, today: Today, incidents: Incidents, counts: Counts, playlists: Playlists, clips: Clips, takeover: Takeover, audit: Audit,
};
const FOR_TECHNICIANS = ["takeover"];

/** [the name of the view that is shown, those of all that this role has] */
function useView(role) {
  const allowed = Object.keys(VIEWS).filter((name) => role === "technician" || !FOR_TECHNICIANS.includes(name));
  const read = () => location.hash.replace(/^#\//, "");
  const [name, setName] = useState(read());
  useEffect(() => {
    const changed = () => setName(read());
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return [allowed.includes(name) ? name : allowed[0], allowed];
}

/** The node as it told last; the line as it is. */
function useNode(me, onStranger) {
  const [state, setState] = useState({status: null, lostMs: 0});
  useEffect(() => {
    if (!me) {
      return undefined;
    }
    const line = new Line({
      status(status) {
        setClock(status.clock.now);
        setState({status, lostMs: 0});
      },
      lost: (lostMs) => setState((before) => ({...before, lostMs})),
      held: () => setState((before) => ({...before, lostMs: 0})),
      stranger: onStranger,
    });
    // A page that is only put aside must not hold one of the few connections that a browser has for a host.
    const aside = () => line.close();
    const back = (event) => event.persisted && line.open();
    addEventListener("pagehide", aside);
    addEventListener("pageshow", back);
    line.open();
    return () => {
      removeEventListener("pagehide", aside);
      removeEventListener("pageshow", back);
      line.close();
    };
  }, [me, language()]);
  return state;
}

/** The gravest of what there is to say, in one tone. */
function tone({status, lostMs}) {
  if (!status) {
    return "dim";
  }
  const told = [...status.screens.map(screenTone), ...status.incidents.map((incident) => incident.severity)];
  if (lostMs || told.includes("bad") || told.includes("fault")) {
    return "bad";
  }
  return told.includes("warn") || told.includes("warning") ? "warn" : "good";
}

function summary(node, how) {
  if (!node.status) {
    return say("line.connecting");
  }
  if (node.lostMs) {
    return say("line.lost.short");
  }
  const open = node.status.incidents.length;
  return open > 0 ? say("summary.incidents", open) : say(`summary.${how}`);
}

function Clock({status}) {
  useTick(500);
  if (!status) {
    return null;
  }
  const {synchronised} = status.clock;
  return html`<p class="clock"><span class="time">${timeOfDay(nodeNow())}<span class="paper"> ${dateText(dayOf(nodeNow()))}</span></span>
    ${!synchronised && html`<${Chip} tone="warn">${say("clock.free")}<//>`}</p>`;
}

function Banners({node}) {
  const {status, lostMs} = node;
  return html`<div class="banners">
    <p role="alert" class=${lostMs ? "banner bad" : "gone"}>${lostMs ? say("line.lost", when(fromBrowser(lostMs))) : ""}</p>
    ${status?.suspended && html`<p class="banner calm">${say("suspended", dateText(status.suspended.since), status.suspended.reason)}</p>`}
  </div>`;
}

function Rail({node, me, here, allowed, onLanguage, onLeave}) {
  const [open, setOpen] = useState(false);
  const how = tone(node);
  const {status} = node;
  return html`<header class="rail">
    <div class="brand">
      <img src="icon.svg" alt="" width="32" height="32" />
      <p><strong>${status?.node ?? "Cột Mốc"}</strong><span role="status"><${Chip} tone=${how}>${summary(node, how)}<//></span></p>
      <button class="menu" aria-expanded=${String(open)} aria-controls="nav"
        onClick=${() => setOpen(!open)}>${say("menu")}</button>
    </div>
    <div id="nav" class=${open ? "open" : ""}>
      <nav aria-label=${say("nav")}>
        <ul>${allowed.map((name) => html`<li key=${name}><a href="#/${name}" aria-current=${name === here ? "page" : null}
          onClick=${() => setOpen(false)}>${say(`view.${name}`)}${name === "incidents" && status?.incidents.length > 0 &&
            html` <span class="count">${number(status.incidents.length)}</span>`}</a></li>`)}</ul>
      </nav>
      <div class="who">
        <p><strong>${me.name}</strong><span class="quiet">${say(`role.${me.role}`)}</span></p>
        <div class="actions">
          <button lang=${otherLanguage()} onClick=${onLanguage}>${sayOr("other", "")}</button>
          <button onClick=${onLeave}>${say("leave")}</button>
        </div>
      </div>
    </div>
  </header>`;
}

function Frame({me, onStranger, onLeave, onLanguage}) {
  const node = useNode(me, onStranger);
  const [here, allowed] = useView(me.role);
  const title = useRef();
  const first = useRef(true);
  const how = tone(node);
  useEffect(() => {
    const alarm = how === "bad" ? "■ " : "";
    document.title = `${alarm}${say(`view.${here}`)} – ${node.status?.node ?? "Cột Mốc"}`;
  });
  useEffect(() => {
    // Whoever chose another view wants to read it from its beginning.
    if (!first.current) {
      title.current.focus();
      scrollTo(0, 0);
    }
    first.current = false;
  }, [here]);
  const skip = (event) => {
    event.preventDefault();
    title.current.focus();
  };
  const {status} = node;
  return html`<a class="skip" href="#main" onClick=${skip}>${say("skip")}</a>
    <${Rail} ...${{node, me, here, allowed, onLanguage, onLeave}} />
    <main id="main" class="stage">
      <${Banners} node=${node} />
      <div class="top">
        <h1 ref=${title} tabindex="-1">${say(`view.${here}`)}<span class="paper"> – ${status?.node}</span></h1>
        ${status && html`<p class="quiet">${status.playlist
          ? say(`playlist.${status.playlist.state}`, status.playlist.id, status.playlist.version) : say("playlist.none")}</p>`}
        <${Clock} status=${status} />
      </div>
      <div class="view">
        ${status ? html`<${VIEWS[here]} status=${status} lost=${node.lostMs > 0} me=${me} />` : html`<p class="quiet">${say("line.connecting")}</p>`}
      </div>
      ${status && html`<footer>
        <p>${say("record", status.head.seq)}</p><p>Cột Mốc ${status.version}</p>
      </footer>`}
    </main>`;
}

function Page() {
  const [me, setMe] = useState(undefined);
  const [fault, setFault] = useState(null);
  const [, redraw] = useState(0);
  useEffect(() => {
    const knock = () => get("/session").then(setMe, (trouble) => {
      if (isStranger(trouble)) {
        setMe(null);
      } else {
        setFault(trouble);
        setTimeout(knock, COME_BACK_MS);
      }
    });
    knock();
  }, []);
  const leave = async () => {
    await send("DELETE", "/session").catch(() => null);
    setMe(null);
  };
  const changeLanguage = async () => {
    await speak(otherLanguage());
    redraw((n) => n + 1);
  };
  if (me === undefined) {
    return html`<div class="boot"><p>${say("line.connecting")}</p><${Trouble} fault=${fault} /></div>`;
  }
  return me
    ? html`<${Frame} me=${me} onStranger=${() => setMe(null)} onLeave=${leave} onLanguage=${changeLanguage} />`
    : html`<${Login} onEnter=${setMe} onLanguage=${changeLanguage} />`;
}

await speak(keptLanguage());
const place = document.getElementById("page");
place.replaceChildren();
place.className = "";
render(html`<${Page} />`, place);
