// Who looks: a token against a session.
import {html, useState} from "./preact.js";
import {send} from "./node.js";
import {Field, Form, Trouble, useDoing} from "./pieces.js";
import {otherLanguage, say} from "./words.js";

export function Login({onEnter, onLanguage}) {
  const [token, setToken] = useState("");
  const [enter, busy, fault] = useDoing(async () => onEnter(await send("POST", "/session", {token: token.trim()})));
  document.title = "Cột Mốc";
  return html`<main class="login">
    <${Form} onSubmit=${enter}>
      <p class="brand"><img src="icon.svg" alt="" width="32" height="32" /> <strong>Cột Mốc</strong></p>
      <h1>${say("login")}</h1>
      <${Field} label=${say("token")}>
        <input id="token" type="password" autocomplete="current-password" spellcheck="false" required autofocus
          value=${token} onInput=${(event) => setToken(event.target.value)} />
      <//>
      <p class="quiet">${say("token.hint")}</p>
      <${Trouble} fault=${fault} />
      <div class="answers">
        <button type="button" lang=${otherLanguage()} onClick=${onLanguage}>${say("other")}</button>
        <button type="submit" class="main" disabled=${busy}>${say("enter")}</button>
      </div>
    <//>
  </main>`;
}
