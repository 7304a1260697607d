// A form that makes a room: its buttons, and what went wrong.

import type { ComponentChildren, RefObject } from "preact";
import { useState } from "preact/hooks";
import type { State } from "../state/state";
import { words } from "../words/words";

interface CreatingProps {
  readonly form?: RefObject<HTMLFormElement | null>;
  readonly state: State;
  /** Why no room can be made of this yet; null: it can. */
  readonly off?: boolean;
  readonly create: () => void;
  readonly close: () => void;
  readonly children: ComponentChildren;
}

export function Creating({ form, state, off, create, close, children }: CreatingProps) {
  const [asked, ask] = useState(false);
  const { creating } = state;
  const sending = creating.state === "sending";
  const submit = (event: Event): void => {
    event.preventDefault();
    if (sending || off === true) return;
    ask(true);
    create();
  };
  return (
    <form {...(form === undefined ? {} : { ref: form })} class="stack" onSubmit={submit}>
      {children}
      <p class="fault" role="alert">{asked && creating.state === "failed" ? words.creation.createErrors[creating.why] : ""}</p>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={close}>{words.general.cancel}</button>
        <button type="submit" class="button button-main" aria-disabled={sending || off === true}>
          {sending ? words.files.creating : words.files.create}
        </button>
      </div>
    </form>
  );
}
