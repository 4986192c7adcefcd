// Media to the node, resumable (tus 1.0.0): a line that breaks costs what was on its way, not the file.
import {language} from "./words.js";
import {ask, Refused} from "./node.js";

const PART_BYTES = 8 << 20;
const ATTEMPTS = 6;
const PAUSE_MS = 2_000;
const KEPT = "cotmoc-upload-";
const TUS = {"Tus-Resumable": "1.0.0"};

/** Sends one file; progress(bytesArrived). */
export async function upload(file, sha256, progress) {
  let at = await begin(file, sha256);
  for (let failed = 0; ;) {
    try {
      let offset = await arrived(at);
      progress(offset);
      while (offset < file.size) {
        const from = offset;
        offset = await part(at, file.slice(from, from + PART_BYTES), from, (more) => progress(from + more));
        failed = 0;
      }
      forget(sha256);
      return;
    } catch (fault) {
      if (fault.status === 404) {
        forget(sha256);
        at = await begin(file, sha256);
      } else if (fault instanceof Refused && fault.status !== 423 && fault.status !== 429) {
        forget(sha256);
        throw fault;
      }
      failed++;
      if (failed >= ATTEMPTS) {
        throw fault;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * failed));
    }
  }
}

/** The address of an upload; one that was begun before and never finished goes on. */
async function begin(file, sha256) {
  const kept = localStorage.getItem(KEPT + sha256);
  if (kept) {
    return kept;
  }
  const response = await ask("/uploads", {
    method: "POST",
    headers: {...TUS, "Upload-Length": String(file.size), "Upload-Metadata": `sha256 ${btoa(sha256)}`},
  });
  const at = response.headers.get("Location").replace(/^.*\/api\/v1/, "");
  localStorage.setItem(KEPT + sha256, at);
  return at;
}

const forget = (sha256) => localStorage.removeItem(KEPT + sha256);

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
    request.upload.onprogress = (event) => progress(event.loaded);
    request.onload = () => {
      if (request.status === 204) {
        resolve(Number(request.getResponseHeader("Upload-Offset")));
      } else {
        reject(new Refused(request.status, problem(request.responseText)));
      }
    };
    request.onerror = () => reject(new Error("the line broke"));
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
