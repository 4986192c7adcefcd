// The line to the node: what it says, whether it still says anything, and what it is asked for.
import {language, say} from "./words.js";

const API = "/api/v1";
const SILENT_MS = 6_000; // two heartbeats of 2 s and a little
const LOOK_MS = 500;
export const COME_BACK_MS = 1_500;
const ANSWER_MS = 60_000; // a long answer on a thin line
/** By then it would be an old one. */
const PICTURE_MS = 12_000;

/** What the node refused, in its own words. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

/** Whoever is not logged in, or no more. */
export const isStranger = ({status}) => status === 401 || status === 403;

/** One call. Throws Refused, or an Error in the viewer's language when nobody answers. */
export async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(API + path, {
      cache: "no-store",
      signal: AbortSignal.timeout(ANSWER_MS),
      ...options,
      headers: {"Accept-Language": language(), ...options.headers},
    });
  } catch {
    throw new Error(say("line.unanswered"));
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Refused(response.status, problem);
  }
  return response;
}

export const get = async (path) => (await ask(path)).json();

/** The same of what seldom changes: only asked whether what is kept here still holds. */
export const getKept = async (path) => (await ask(path, {cache: "no-cache"})).json();

export async function send(method, path, body) {
  const response = await ask(path, {
    method,
    headers: {"Content-Type": "application/json"},
    body: body instanceof Blob ? body : JSON.stringify(body ?? {}),
  });
  return response.status === 204 ? null : response.json();
}

/** Rows of NDJSON, page after page, until there are no more or the reader has seen enough. */
export async function rows(path, enough) {
  const all = [];
  let next = path;
  while (next) {
    const response = await ask(next);
    const lines = (await response.text()).split("\n").filter(Boolean).map((line) => JSON.parse(line));
    all.push(...lines);
    const link = /<\/api\/v1([^>]+)>; rel="next"/.exec(response.headers.get("Link") ?? "");
    next = link && !enough(lines[lines.length - 1], all.length) ? link[1] : null;
  }
  return all;
}

/** A picture of a screen: what is on the glass, or what would be; null when it cannot be had now. */
export const picture = (screen, path) => ask(`/screens/${encodeURIComponent(screen)}/${path}`, {signal: AbortSignal.timeout(PICTURE_MS)})
  .then((response) => response.blob()).catch(() => null);

/**
 * Listens while it is open. EventSource tells nothing of heartbeats, which are what shows that the line holds; so the stream is
 * read here.
 */
export class Line {
  #listener;
  #heardMs = 0;
  #triedMs = 0;
  #lost = false;
  /** Rises whenever it is opened or closed, so that what was begun before ends. */
  #run = 0;
  #watch = 0;
  #attempt = new AbortController();

  /** listener: {status(status), lost(sinceMs), held(), stranger()} */
  constructor(listener) {
    this.#listener = listener;
  }

  async open() {
    this.close();
    const run = this.#run;
    this.#heardMs = Date.now();
    this.#watch = setInterval(() => this.#look(), LOOK_MS);
    while (run === this.#run) {
      await this.#listen(run);
      await new Promise((resolve) => setTimeout(resolve, COME_BACK_MS));
    }
  }

  close() {
    this.#run++;
    this.#lost = false;
    clearInterval(this.#watch);
    this.#attempt.abort();
  }

  async #listen(run) {
    this.#triedMs = Date.now();
    this.#attempt = new AbortController();
    try {
      const options = {signal: this.#attempt.signal, headers: {Accept: "text/event-stream"}};
      await this.#read((await ask("/events", options)).body, run);
    } catch (fault) {
      if (run === this.#run && isStranger(fault)) {
        this.close();
        this.#listener.stranger();
      } else if (run === this.#run) {
        this.#lose();
      }
    }
  }

  async #read(body, run) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (let part = await reader.read(); !part.done && run === this.#run; part = await reader.read()) {
      this.#heard();
      text += part.value;
      const events = text.split("\n\n");
      text = events.pop();
      events.forEach((event) => this.#tell(event));
    }
  }

  #tell(event) {
    const data = event.split("\n").find((line) => line.startsWith("data: "));
    if (data) {
      this.#listener.status(JSON.parse(data.slice(6)));
    }
  }

  #heard() {
    this.#heardMs = Date.now();
    if (this.#lost) {
      this.#lost = false;
      this.#listener.held();
    }
  }

  /** A line that died without a word is given up, and so is each attempt at a new one: what was lost may never be sent again. */
  #look() {
    const now = Date.now();
    if (now - this.#heardMs > SILENT_MS) {
      this.#lose();
    }
    if (now - Math.max(this.#heardMs, this.#triedMs) > SILENT_MS) {
      this.#attempt.abort();
    }
  }

  #lose() {
    if (!this.#lost) {
      this.#lost = true;
      this.#listener.lost(this.#heardMs);
    }
  }
}
