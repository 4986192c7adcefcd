// Media to the node, resumable (tus 1.0.0): a line that breaks costs what was on its way, not the file.
import {keep, kept} from "./kept.js";
import {ask, Refused} from "./node.js";
import {language, say} from "./words.js";

const PART_BYTES = 8 << 20;
const ATTEMPTS = 6;
const PAUSE_MS = 2_000;
/** So long nothing of a part goes on, nor its answer comes. */
const STALLED_MS = 60_000;
const GONE = 404;
/** Gone, elsewhere than was thought, still at the part before, too many at once. */
const PASSING = [GONE, 409, 423, 429];
const KEPT = "cotmoc-upload-";
const TUS = {"Tus-Resumable": "1.0.0"};

/** Sends one file; progress(bytesArrived). */
export async function upload(file, sha256, progress) {
  const name = KEPT + sha256;
  let at = kept(name); // one that was begun before and never finished goes on
  for (let failed = 0; ;) {
    try {
      at ??= await begin(file, sha256);
      keep(name, at);
      let offset = await arrived(at);
      progress(offset);
      while (offset < file.size) {
        const from = offset;
        offset = await part(at, file.slice(from, from + PART_BYTES), from, (more) => progress(from + more));
        failed = 0;
      }
      keep(name, null);
      return;
    } catch (fault) {
      if (fault.status === GONE || isFinal(fault)) {
        keep(name, null);
        at = null;
      }
      failed++;
      if (isFinal(fault) || failed >= ATTEMPTS) {
        throw fault;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * failed));
    }
  }
}

/** Nothing that another attempt would change. */
const isFinal = ({status}) => status >= 400 && status < 500 && !PASSING.includes(status);

/** The address of a new upload. */
async function begin(file, sha256) {
  const response = await ask("/uploads", {
    method: "POST",
    headers: {...TUS, "Upload-Length": String(file.size), "Upload-Metadata": `sha256 ${btoa(sha256)}`},
  });
  return response.headers.get("Location").replace(/^.*\/api\/v1/, "");
}

async function arrived(at) {
  const response = await ask(at, {method: "HEAD", headers: TUS});
  return Number(response.headers.get("Upload-Offset"));
}

/** XMLHttpRequest tells how far it got, which fetch does not. */
function part(at, bytes, offset, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PATCH", `/api/v1${at}`);
    const fields = {...TUS, "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset), "Accept-Language": language()};
    Object.entries(fields).forEach(([name, value]) => request.setRequestHeader(name, value));
    let stalled = 0;
    const wait = () => {
      clearTimeout(stalled);
      stalled = setTimeout(() => request.abort(), STALLED_MS);
    };
    request.upload.onprogress = (event) => {
      wait();
      progress(event.loaded);
    };
    request.onloadend = () => clearTimeout(stalled);
    request.onload = () => {
      if (request.status === 204) {
        resolve(Number(request.getResponseHeader("Upload-Offset")));
      } else {
        reject(new Refused(request.status, problem(request.responseText)));
      }
    };
    request.onerror = request.onabort = () => reject(new Error(say("line.unanswered")));
    wait();
    request.send(bytes);
  });
}

function problem(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
