// Sealed files: what they hold, and in what two of them differ. Whether the signature is good only the node can say.

/** {payload: base64 of UTF-8 JSON, signature} → the payload's members. */
export function unsealed(file) {
  const octets = Uint8Array.from(atob(file.payload), (letter) => letter.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(octets));
}

/** Throws SyntaxError or TypeError where the text is no sealed file. */
export function read(text) {
  const file = JSON.parse(text);
  if (typeof file.payload !== "string") {
    throw new TypeError("no payload");
  }
  return unsealed(file);
}

const inOrder = (value) => JSON.stringify(value, (key, inner) =>
  inner && typeof inner === "object" && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort()) : inner);

function changes(before, after, id) {
  const was = new Map(before.map((one) => [one[id], inOrder(one)]));
  const is = new Map(after.map((one) => [one[id], inOrder(one)]));
  return {
    added: [...is.keys()].filter((key) => !was.has(key)),
    changed: [...is.keys()].filter((key) => was.has(key) && was.get(key) !== is.get(key)),
    removed: [...was.keys()].filter((key) => !is.has(key)),
  };
}

/** As the node tells it of a push: {slots, clips}, each {added, changed, removed}. */
export const difference = (before, after) => ({
  slots: changes(before.schedule, after.schedule, "slot"),
  clips: changes(before.clips, after.clips, "id"),
});
