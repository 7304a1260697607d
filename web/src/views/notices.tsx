// What the page has to tell: quiet notes in a corner that never take the focus.

import { useEffect, useRef } from "preact/hooks";
import type { Act } from "../state/intents";
import { roomOf } from "../state/messages";
import type { Notice, NoticeWhat, StorageState } from "../state/state";
import { words } from "../words/words";
import { Icon } from "./icons";
import { Reload } from "./message";
import { LeftOver, Refusal } from "./parts";
import type { PageProps } from "./props";
import type { NotDone } from "./refusal";

/** How long a notice that asks for nothing stays, in milliseconds. */
const PASSING_MS = 6_000;
/** How long one stays that offers a way back; the keys and the menus offer it for longer. */
const OFFER_MS = 12_000;

function sentence(what: Exclude<NoticeWhat, NotDone>, storage: StorageState): string {
  switch (what.type) {
    case "text":
      return words.writing.faults[what.fault];
    case "step":
      if (what.way !== "do") return words.steps[what.way];
      return what.next === null ? `${words.steps.did[what.did]} ${words.steps.final}` : words.steps.did[what.did];
    case "step_gone":
      return words.steps.gone[what.way];
    case "part_missing":
      return words.pages.partText[storage];
    case "restored":
      return words.notices.restored;
    case "nudge_off":
      return words.notices.nudgeOff;
    case "copied":
      return words.copying.copied[what.what];
    case "copy_failed":
      return words.copying.copyFailed;
  }
}

const isNotDone = (what: NoticeWhat): what is NotDone =>
  what.type === "refused" || what.type === "not_sent" || what.type === "cannot_write";

export function Notices({ state, act }: PageProps) {
  const room = roomOf(state);
  return (
    <section class="notices" aria-label={words.notices.label} role="status" aria-live="polite"
      aria-atomic={false} aria-relevant="additions">
      {state.notices.map((notice) => <Note key={notice.id} notice={notice} storage={state.storage} act={act} />)}
      {room !== null && room.drafts.size > 0 ? <LeftOver room={room} act={act} /> : null}
    </section>
  );
}

interface NoteProps {
  readonly notice: Notice;
  readonly storage: StorageState;
  readonly act: Act;
}

export function Note({ notice, storage, act }: NoteProps) {
  const { what, id } = notice;
  const box = useRef<HTMLDivElement>(null);
  const passes = what.type === "copied" || what.type === "step" || what.type === "nudge_off";
  const next = what.type === "step" ? what.next : null;
  useEffect(() => {
    if (!passes) return;
    const stay = what.type === "step" ? OFFER_MS : PASSING_MS;
    // Whoever is at it keeps it: its button does not go from under a hand.
    const pass = (): void => {
      if (box.current?.matches(":hover, :focus-within") === true) timer = setTimeout(pass, stay);
      else act({ type: "dismiss", notice: id });
    };
    let timer = setTimeout(pass, stay);
    return () => clearTimeout(timer);
  }, [id, passes]);
  const take = (): void => {
    if (next !== null) act({ type: next });
  };
  return (
    <div ref={box} class={passes ? "notice" : "notice notice-alarm"}>
      <div class="stack">
        {what.type === "part_missing" ? <h2 class="notice-title">{words.pages.partTitle}</h2> : null}
        {isNotDone(what) ? <Refusal what={what} /> : <p>{sentence(what, storage)}</p>}
        {what.type === "part_missing" ? <div class="row"><Reload /></div> : null}
        {what.type === "copy_failed"
          ? <textarea readOnly rows={2} aria-label={words.general.copy} value={what.text}
            onFocus={(event) => event.currentTarget.select()} />
          : null}
      </div>
      {next === null ? null
        : <button type="button" class="button button-quiet notice-offer" onClick={take}>{words.steps[`${next}Button`]}</button>}
      <button type="button" class="button button-quiet button-icon" aria-label={words.notices.dismiss}
        onClick={() => act({ type: "dismiss", notice: id })}><Icon of="close" /></button>
    </div>
  );
}
