// A page that says what is the matter and shows a way on.

import type { ComponentChildren } from "preact";
import type { Act } from "../state/intents";
import type { Over } from "../state/state";
import { words } from "../words/words";
import { Wordmark } from "./brand";

interface MessageProps {
  readonly act: Act;
  readonly title: string;
  readonly text: string;
  /** Why the connection ended for good, where it did. */
  readonly why?: Over;
  /** Loading the page anew is a way on. */
  readonly reload?: boolean;
  /** What stands in it is the way on. */
  readonly offer?: boolean;
  /** It stands where the home page would. */
  readonly home?: boolean;
  readonly children?: ComponentChildren;
}

export function Message({ act, title, text, why, reload, offer, home, children }: MessageProps) {
  const anew = why === "other_protocol" || reload === true;
  const again = why === "room_full" || why === "no_room" || why === "wrong_door";
  return (
    <div class="page">
      <header class="page-head"><Wordmark act={act} /></header>
      <main class="message">
        <h1>{title}</h1>
        <p>{text}</p>
        {children}
        <div class="row">
          {anew ? <Reload /> : null}
          {again
            ? <button type="button" class="button button-main" onClick={() => act({ type: "reconnect" })}>{words.pages.again}</button>
            : null}
          {home === true ? null
            : <button type="button" class={anew || again || offer === true ? "button" : "button button-main"} onClick={() => act({ type: "go_home" })}>{words.pages.toHome}</button>}
        </div>
      </main>
    </div>
  );
}

/** Drafts are stored as the page goes (S5). */
export function Reload() {
  return <button type="button" class="button button-main" onClick={() => location.reload()}>{words.pages.reload}</button>;
}
