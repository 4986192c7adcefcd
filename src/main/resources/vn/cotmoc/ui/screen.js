// One screen's card: what is on the glass, in which state it is, what is on air and what follows.
import {length, say, timeOfDay} from "./words.js";
import {snapshot} from "./node.js";

const LOOK_AGAIN_MS = 3_000;
const OLD_MS = 10_000;
const SHAPES = {playing: "●", filler: "◐", dark: "○", takeover: "◆", recovering: "▲", fault: "■"};

function element(tag, className, parent) {
  const one = document.createElement(tag);
  one.className = className;
  parent.append(one);
  return one;
}

export class ScreenCard {
  #id;
  #now; // () => the node's clock, in ms
  #screen = null;
  #takenMs = 0;
  #parts = {};

  constructor(id, parent, now) {
    this.#id = id;
    this.#now = now;
    const card = element("article", "card", parent);
    card.dataset.screen = id;
    const parts = this.#parts;
    parts.card = card;
    const figure = element("figure", "glass", card);
    parts.image = element("img", "", figure);
    parts.image.hidden = true;
    parts.taken = element("figcaption", "quiet", figure);
    const head = element("div", "head", card);
    element("h2", "", head).textContent = id;
    parts.state = element("p", "state", head);
    parts.state.setAttribute("role", "status");
    parts.shape = element("span", "shape", parts.state);
    parts.shape.setAttribute("aria-hidden", "true");
    parts.word = element("span", "word", parts.state);
    parts.advice = element("p", "advice", card);
    const facts = element("dl", "", card);
    parts.onAirName = element("dt", "", facts);
    parts.onAir = element("dd", "", facts);
    parts.title = element("span", "title", parts.onAir);
    parts.slot = element("span", "quiet", parts.onAir);
    parts.progress = element("progress", "", parts.onAir);
    parts.progress.max = 1;
    parts.left = element("span", "quiet", parts.onAir);
    parts.nextName = element("dt", "", facts);
    parts.next = element("dd", "", facts);
    parts.signal = element("p", "quiet", card);
    this.#look();
  }

  show(screen) {
    this.#screen = screen;
    this.draw();
  }

  draw() {
    const screen = this.#screen;
    if (!screen) {
      return;
    }
    const parts = this.#parts;
    parts.card.dataset.state = screen.state;
    parts.shape.textContent = SHAPES[screen.state] ?? "■";
    this.#write(parts.word, say(`state.${screen.state}`));
    const standing = ["playing", "takeover"].includes(screen.state) && !screen.picture.advancing;
    this.#write(parts.advice, say(`advice.${standing ? "still" : screen.state}`));
    parts.advice.hidden = parts.advice.textContent === "";
    this.#write(parts.onAirName, say("onAir"));
    this.#write(parts.title, screen.onAir ? screen.onAir.title ?? screen.onAir.clip ?? "" : say("nothing"));
    this.#write(parts.slot, screen.onAir ? `${screen.onAir.clip ?? ""} · ${screen.onAir.slot}` : "");
    this.#write(parts.nextName, say("next"));
    this.#write(parts.next, screen.next
      ? `${timeOfDay(screen.next.startsAt)} ${screen.next.clip} · ${screen.next.slot}` : say("noNext"));
    parts.image.alt = say("snapshot", this.#id);
    parts.progress.setAttribute("aria-label", say("progress"));
    this.#write(parts.signal, this.#signal(screen));
    this.tick();
  }

  /** What moves with time alone. */
  tick() {
    const {onAir} = this.#screen ?? {};
    const parts = this.#parts;
    parts.progress.hidden = !onAir;
    parts.left.hidden = !onAir;
    if (onAir) {
      const began = Date.parse(onAir.startedAt);
      const ends = Date.parse(onAir.endsAt);
      const now = this.#now();
      parts.progress.value = ends > began ? Math.min(1, Math.max(0, (now - began) / (ends - began))) : 1;
      this.#write(parts.left, say("left", length(ends - now)));
    }
    this.#tellAge();
  }

  remove() {
    this.#screen = null;
    this.#parts.card.remove();
  }

  #signal(screen) {
    const words = [say(`proof.${screen.picture.proof}`)];
    if (screen.panel.state !== "none") {
      words.push(`${say("panel")}: ${say(`panelState.${screen.panel.state}`)} ${screen.panel.detail}`.trim());
    }
    return words.join(" · ");
  }

  /** Only what differs is written: screen readers tell every write. */
  #write(part, text) {
    if (part.textContent !== text) {
      part.textContent = text;
    }
  }

  #tellAge() {
    const parts = this.#parts;
    const old = Date.now() - this.#takenMs > OLD_MS;
    parts.card.classList.toggle("old", old);
    if (!this.#takenMs) {
      this.#write(parts.taken, say("snapshotNone"));
      return;
    }
    const time = new Date(this.#takenMs).toTimeString().slice(0, 8);
    this.#write(parts.taken, say(old ? "snapshotOld" : "snapshotAt", time));
  }

  async #look() {
    while (this.#parts.card.isConnected) {
      if (!document.hidden) {
        const blob = await snapshot(this.#id);
        if (blob) {
          this.#put(blob);
        }
        this.#tellAge();
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    URL.revokeObjectURL(this.#parts.image.src);
  }

  #put(blob) {
    const {image} = this.#parts;
    const before = image.src;
    image.src = URL.createObjectURL(blob);
    image.hidden = false;
    this.#takenMs = Date.now();
    if (before) {
      URL.revokeObjectURL(before);
    }
  }
}
