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

/** The names of the members in which two objects differ. */
const differing = (before, after) =>
  Object.keys({...before, ...after}).filter((name) => inOrder(before[name]) !== inOrder(after[name]));

function changes(before, after, id) {
  const was = new Map(before.map((one) => [one[id], one]));
  const is = new Map(after.map((one) => [one[id], one]));
  return {
    added: [...is.keys()].filter((key) => !was.has(key)).map((id) => ({id})),
    changed: [...is.keys()].filter((key) => was.has(key)).map((id) => ({id, members: differing(was.get(id), is.get(id))}))
      .filter(({members}) => members.length > 0),
    removed: [...was.keys()].filter((key) => !is.has(key)).map((id) => ({id})),
  };
}

const OF_EACH_FILE = ["version", "sealedAt"];

/**
 * What one payload has other than an earlier one, or none: {slots, clips}, each {added, changed, removed} of {id, members}, and `members`,
 * the names of what else differs; where slots or clips are only in another order, that is said so.
 */
export function difference(before, after) {
  const slots = changes(before?.schedule ?? [], after.schedule, "slot");
  const clips = changes(before?.clips ?? [], after.clips, "id");
  const told = {schedule: slots, clips};
  const isTold = (name) => name in told && Object.values(told[name]).some((list) => list.length > 0);
  const members = before ? differing(before, after).filter((name) => !OF_EACH_FILE.includes(name) && !isTold(name)) : [];
  return {slots, clips, members};
}
