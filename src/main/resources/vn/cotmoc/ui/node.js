// The line to the node: what it says, and whether it still says anything.
const API = "/api/v1";
const SILENT_MS = 12_000; // two heartbeats of 5 s and a little
const LOOK_MS = 1_000;
const COME_BACK_MS = 3_000;

export async function login(token) {
  return fetch(`${API}/session`, {
    method: "POST",
    headers: {"Content-Type": "application/json"},
    body: JSON.stringify({token}),
  });
}

export async function logout() {
  await fetch(`${API}/session`, {method: "DELETE"});
}

/** What is on the glass as a blob; null when it cannot be had now. */
export async function snapshot(screen) {
  try {
    const response = await fetch(`${API}/screens/${encodeURIComponent(screen)}/snapshot.png`);
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}

/**
 * Listens for as long as the page is open. EventSource tells nothing of heartbeats, which are what shows that the line
 * holds; so the stream is read here.
 */
export class Line {
  #listener;
  #heardMs = 0;
  #lost = true;
  #stop = null;

  /** listener: {status(status), lost(sinceMs), held(), stranger()} */
  constructor(listener) {
    this.#listener = listener;
    setInterval(() => this.#look(), LOOK_MS);
  }

  async open() {
    this.close();
    const stop = new AbortController();
    this.#stop = stop;
    while (!stop.signal.aborted) {
      try {
        const response = await fetch(`${API}/events`, {
          signal: stop.signal, headers: {Accept: "text/event-stream"}, cache: "no-store",
        });
        if (response.status === 401 || response.status === 403) {
          this.close();
          this.#listener.stranger();
          return;
        }
        if (response.ok) {
          await this.#read(response.body, stop);
        }
      } catch {
        // the line broke, or was closed
      }
      await new Promise((resolve) => setTimeout(resolve, COME_BACK_MS));
    }
  }

  close() {
    this.#stop?.abort();
    this.#stop = null;
    this.#heardMs = 0;
    this.#lost = true;
  }

  async #read(body, stop) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (stop.signal.aborted) {
        return;
      }
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

  #look() {
    if (this.#stop && this.#heardMs > 0 && !this.#lost && Date.now() - this.#heardMs > SILENT_MS) {
      this.#lost = true;
      this.#listener.lost(this.#heardMs);
    }
  }
}
