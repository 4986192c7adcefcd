// The operator's page: is every screen lit and playing, and what to do when one is not.
import {Line, login, logout} from "./node.js";
import {ScreenCard} from "./screen.js";
import {dayAndTime, language, number, say, switchLanguage, timeOfDay} from "./words.js";

const TICK_MS = 500;
const at = (id) => document.getElementById(id);
const cards = new Map();

let status = null;
let aheadMs = 0; // the node's clock before the browser's
let lostSinceMs = 0;

const line = new Line({
  status(told) {
    status = told;
    aheadMs = Date.parse(told.clock.now) - Date.now();
    draw();
  },
  lost(sinceMs) {
    lostSinceMs = sinceMs;
    draw();
  },
  held() {
    lostSinceMs = 0;
    draw();
  },
  stranger() {
    status = null;
    showLogin(true);
  },
});

const nodeNow = () => Date.now() + aheadMs;

function write(id, text) {
  const part = at(id);
  if (part.textContent !== text) {
    part.textContent = text;
  }
}

function draw() {
  document.documentElement.lang = language();
  write("language", say("other"));
  at("language").lang = say("otherTag");
  write("logout", say("logout"));
  write("token-label", say("token"));
  write("enter", say("enter"));
  const lost = lostSinceMs > 0;
  at("contact").hidden = !lost && (status !== null || !at("login").hidden);
  write("contact", lost ? say("noContact", new Date(lostSinceMs).toTimeString().slice(0, 8)) : say("connecting"));
  document.body.classList.toggle("lost", lost);
  if (status) {
    showLogin(false);
    drawNode();
    drawIncidents();
    drawScreens();
  }
}

function drawNode() {
  write("node", status.node);
  document.title = `${status.node} – ${say("title")}`;
  const {playlist, suspended} = status;
  const expired = playlist?.state === "expired" ? ` (${say("expired")})` : "";
  write("playlist", playlist ? say("playlist", playlist.id, playlist.version) + expired : say("noPlaylist"));
  at("suspended").hidden = !suspended;
  write("suspended", suspended ? say("suspended", suspended.since, suspended.reason) : "");
  write("record", say("record", number(status.head.seq)));
  write("version", say("version", status.version));
}

function drawIncidents() {
  const section = at("incidents");
  section.hidden = status.incidents.length === 0;
  write("incidents-title", say("incidents"));
  const items = status.incidents.map((incident) => {
    const item = document.createElement("li");
    item.dataset.severity = incident.severity;
    const head = document.createElement("strong");
    head.textContent = [say(`severity.${incident.severity}`), incident.screen].filter(Boolean).join(" · ");
    const acked = incident.ackedBy ? ` · ${say("acked", incident.ackedBy)}` : "";
    const since = document.createElement("span");
    since.className = "quiet";
    since.textContent = say("since", dayAndTime(incident.openedAt)) + acked;
    item.append(head, ` ${incident.sentence} `, since);
    return item;
  });
  const list = section.querySelector("ul");
  if (list.textContent !== items.map((item) => item.textContent).join("")) {
    list.replaceChildren(...items);
  }
}

function drawScreens() {
  const ids = status.screens.map((screen) => screen.id);
  for (const [id, card] of cards) {
    if (!ids.includes(id)) {
      card.remove();
      cards.delete(id);
    }
  }
  for (const screen of status.screens) {
    if (!cards.has(screen.id)) {
      cards.set(screen.id, new ScreenCard(screen.id, at("screens"), nodeNow));
    }
    cards.get(screen.id).show(screen);
  }
}

function showLogin(wanted) {
  if (wanted) {
    cards.forEach((card) => card.remove());
    cards.clear();
    at("incidents").hidden = true;
    at("suspended").hidden = true;
    lostSinceMs = 0;
  }
  const was = !at("login").hidden;
  at("login").hidden = !wanted;
  at("logout").hidden = wanted;
  if (wanted && !was) {
    at("token").focus();
    draw();
  }
}

async function enter(event) {
  event.preventDefault();
  write("login-fault", "");
  try {
    const response = await login(at("token").value.trim());
    if (response.ok) {
      at("token").value = "";
      showLogin(false);
      draw();
      line.open();
    } else if (response.status === 429) {
      write("login-fault", say("loginOften", response.headers.get("Retry-After") ?? "60"));
    } else {
      write("login-fault", say(response.status === 401 ? "loginWrong" : "loginFailed"));
    }
  } catch {
    write("login-fault", say("loginFailed"));
  }
}

async function leave() {
  line.close();
  try {
    await logout();
  } finally {
    status = null;
    showLogin(true);
  }
}

function tick() {
  if (status) {
    // Shown in the node's own zone: its offset stands at the end of what it said.
    const sign = status.clock.now.slice(-6);
    const offsetMs = (sign[0] === "-" ? -1 : 1) * (Number(sign.slice(1, 3)) * 60 + Number(sign.slice(4, 6))) * 60_000;
    const now = timeOfDay(new Date(nodeNow() + offsetMs).toISOString());
    write("time", status.clock.synchronised ? now : `${now} (${say("clockFree")})`);
  }
  cards.forEach((card) => card.tick());
}

at("login").addEventListener("submit", enter);
at("logout").addEventListener("click", leave);
at("language").addEventListener("click", () => {
  switchLanguage();
  draw();
});
setInterval(tick, TICK_MS);
draw();
line.open();
