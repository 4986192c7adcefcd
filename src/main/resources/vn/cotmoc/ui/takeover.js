// Something else on the glass at once: black, a clip, or words that somebody signed; and the end of it.
import {html, useEffect, useState} from "./preact.js";
import {nodeNow, rfc3339, when} from "./clock.js";
import {playlistOnAir} from "./clips.js";
import {ask, picture, send} from "./node.js";
import {Answers, Ask, Choice, Done, Field, Form, Shape, Trouble, useAnswer, useDoing} from "./pieces.js";
import {SealedField} from "./push.js";
import {say} from "./words.js";

const MINUTE_MS = 60_000;
const LENGTHS = [15, 60, 240, 720];
const KINDS = ["text", "clip", "black"];
const MOST_LETTERS = 300;
const TYPED_MS = 400;
const AGAIN_MS = 2_000;

export function Takeover({status}) {
  const [kind, setKind] = useState("text");
  const [minutes, setMinutes] = useState(LENGTHS[0]);
  const [screens, setScreens] = useState([]);
  const [clip, setClip] = useState("");
  const [text, setText] = useState("");
  const [mute, setMute] = useState(false);
  const [sealed, setSealed] = useState(null); // {file, payload}
  const [asked, setAsked] = useState(null); // {order, body}
  const [told, setTold] = useState(null);
  const {data: playlist} = useAnswer(() => playlistOnAir(status), [status.playlist?.sha256]);
  const running = status.screens.filter((screen) => screen.state === "takeover");

  const signed = kind === "text" ? sealed?.payload : null;
  const ready = {text: sealed !== null, clip: clip !== "", black: true}[kind];
  const submit = () => {
    setTold(null);
    if (kind === "text") {
      setAsked({order: signed, body: sealed.file});
    } else {
      const order = {...kind === "clip" ? {clip} : {black: true}, ...screens.length ? {screens} : {}, mute,
        until: rfc3339(nodeNow() + minutes * MINUTE_MS)};
      setAsked({order, body: order});
    }
  };
  const wall = status.screens[0]?.id;
  return html`
    <${Running} screens=${running} onEnded=${() => setTold(null)} />
    ${told && html`<${Done}><p>${told.onGlassAt ? say("takeover.onglass", when(told.onGlassAt)) : say("takeover.notyet")}</p><//>`}
    <${Form} class="panel takeover" onSubmit=${submit}>
      <h2>${say("takeover.new")}</h2>
      <${Choice} label=${say("takeover.what")} value=${kind} onChoose=${setKind} options=${KINDS.map((one) => [one, say(`takeover.${one}`)])} />
      ${kind === "text" && html`
        <p class="quiet">${say("takeover.text.hint")}</p>
        <${Field} label=${say("takeover.words")}><textarea rows="3" maxlength=${MOST_LETTERS} value=${signed?.text ?? text} readonly=${sealed !== null}
          onInput=${(event) => setText(event.target.value)}></textarea><//>`}
      ${kind === "clip" && html`<${Field} label=${say("clip")}><select required value=${clip} onChange=${(event) => setClip(event.target.value)}>
        <option value="">${say("takeover.choose")}</option>
        ${(playlist?.clips ?? []).map((one) => html`<option value=${one.id}>${one.title} (${one.id})</option>`)}</select><//>`}
      ${!signed && html`
        <${Choice} label=${say("takeover.long")} value=${minutes} onChoose=${setMinutes} options=${LENGTHS.map((one) => [one, say(`minutes.${one}`)])} />
        <fieldset><legend>${say("takeover.where")}</legend>
          ${status.screens.map(({id}) => html`<label><input type="checkbox" checked=${screens.length === 0 || screens.includes(id)}
            onChange=${() => setScreens(toggled(screens, id, status.screens.map((one) => one.id)))} /> ${id}</label>`)}
          <label><input type="checkbox" checked=${mute} onChange=${() => setMute(!mute)} /> ${say("takeover.mute")}</label>
        </fieldset>`}
      ${kind === "text" && html`
        ${!sealed && text.trim() && html`<p class="quiet">${say("takeover.command")}</p>
          <pre class="command" tabindex="0"><code>${command(text.trim(), minutes, screens, mute)}</code></pre>`}
        <${SealedField} label=${say("takeover.file")} id="order" onChoose=${setSealed} />`}
      <${Preview} kind=${signed?.black ? "black" : kind} words=${(signed?.text ?? text).trim()}
        screen=${(signed?.screens ?? screens)[0] ?? wall}
        clip=${playlist?.clips.find((one) => one.id === (kind === "text" ? signed?.clip : clip))} />
      ${signed && html`<p>${say("takeover.sealed", whereOf(signed), when(signed.until))}</p>`}
      <${Answers} yes=${say("takeover.begin")} grave=${true} disabled=${!ready} />
    <//>
    ${asked && html`<${Confirm} ...${asked} onClose=${() => setAsked(null)} onDone=${(receipt) => {
      setAsked(null);
      setTold(receipt);
    }} />`}`;
}

const whereOf = (order) => (order.screens?.length ? order.screens.join(", ") : say("takeover.all"));

/** No screen named means all of them, so the last one cannot be taken away. */
function toggled(chosen, id, all) {
  const now = chosen.length === 0 ? all : chosen;
  const then = now.includes(id) ? now.filter((one) => one !== id) : [...now, id];
  return then.length === 0 || then.length === all.length ? [] : then;
}

const quoted = (text) => `'${text.replace(/'/g, "'\\''")}'`;

/** What a shell makes the same order of, for whoever holds the key. */
const command = (text, minutes, screens, mute) => ["cotmoc takeover", `--node ${location.origin} --token-file TOKEN`, "--key KEY",
  `--text ${quoted(text)}`, `--until ${minutes}m`, ...screens.map((id) => `--screen ${id}`), ...mute ? ["--mute"] : []].join(" ");

function Running({screens, onEnded}) {
  const [end, busy, fault] = useDoing(async () => {
    await ask("/takeover", {method: "DELETE"});
    onEnded();
  });
  if (screens.length === 0) {
    return html`<p class="calm-line"><${Shape} tone="dim" /> ${say("takeover.none")}</p>`;
  }
  return html`<section class="notice order">
    <${Shape} tone="order" />
    <div>${screens.map((screen) => html`<p><strong>${screen.id}</strong>: ${screen.onAir?.title ?? screen.onAir?.clip ?? say("takeover.black")}
      ${screen.onAir && html` · ${say("takeover.until", when(screen.onAir.endsAt))}`}</p>`)}
      <${Trouble} fault=${fault} /></div>
    <button class="grave" disabled=${busy} onClick=${end}>${say("takeover.end")}</button>
  </section>`;
}

/** As the node itself would draw it on that screen. */
function Preview({kind, words, screen, clip}) {
  const [drawn, setDrawn] = useState(null);
  useEffect(() => {
    let wanted = true;
    let url = null;
    let timer = 0;
    setDrawn(null);
    const draw = async () => {
      const blob = await picture(screen, `words.png?text=${encodeURIComponent(words)}`);
      if (wanted && blob) {
        url = URL.createObjectURL(blob);
        setDrawn(url);
      } else if (wanted) {
        timer = setTimeout(draw, AGAIN_MS); // the screen is on its way back
      }
    };
    if (kind === "text" && words) {
      timer = setTimeout(draw, TYPED_MS);
    }
    return () => {
      wanted = false;
      clearTimeout(timer);
      url && URL.revokeObjectURL(url);
    };
  }, [kind, words, screen]);
  return html`<figure class="preview">
    <div class="frame">${kind === "text" && !words && html`<p>${say("takeover.preview.empty")}</p>`}${kind === "text" && drawn && html`<img src=${drawn} alt=${say("takeover.preview.alt", words)} />`}
      ${kind === "clip" && clip && html`<img src=${`/api/v1/media/${clip.sha256}/thumbnail.jpg`} alt="" />`}</div>
    <figcaption class="quiet">${kind === "black" ? say("takeover.preview.black") : kind === "clip" ? clip?.title ?? say("takeover.choose")
      : say("takeover.preview", screen)}</figcaption>
  </figure>`;
}

function Confirm({order, body, onClose, onDone}) {
  const what = order.text ?? (order.clip ? `${say("clip")} ${order.clip}` : say("takeover.black"));
  return html`<${Ask} title=${say("takeover.sure")} yes=${say("takeover.begin")} grave=${true} onClose=${onClose}
    onYes=${async () => onDone(await send("POST", "/takeover", body))}>
    <p><strong>${what}</strong></p>
    <p>${say("takeover.sealed", whereOf(order), when(order.until))}</p>
    <p>${say("takeover.public")}</p>
  <//>`;
}
