// A modal dialog and a confirmation, on the browser's own <dialog>. Knows nothing of rooms.

import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { words } from "../words/words";
import { Icon } from "./icons";
import { Note } from "./notices";
import { page } from "./page";
import { noteAt } from "./use-kept-focus";
import { useName } from "./use-name";

interface DialogProps {
  readonly title: string;
  readonly close: () => void;
  readonly children: ComponentChildren;
}

/** Where the focus begins: a field, else the safe answer, else what the dialog is for. */
const FIRST = "textarea, input:not([readonly]), select, .dialog-foot button, .button-main, .pick-button";

/**
 * Opens when it appears; focus returns to where it was when it goes. A press beside it closes it, and
 * not a marking of text that ends there.
 */
export function Dialog({ title, close, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const pressed = useRef(false);
  const id = useName();
  useLayoutEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    const about = noteAt(before);
    if (dialog && about !== undefined) dialog.dataset["about"] = about;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>(FIRST)?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={box} class="dialog" aria-labelledby={id}
      onCancel={(event) => { event.preventDefault(); close(); }}
      onPointerDown={(event) => { pressed.current = event.target === box.current; }}
      onClick={(event) => { if (pressed.current && event.target === box.current) close(); }}>
      <div class="dialog-body">
        <div class="dialog-head">
          <h2 id={id}>{title}</h2>
          <button type="button" class="button button-quiet button-icon" aria-label={words.general.close} onClick={close}>
            <Icon of="close" />
          </button>
        </div>
        {children}
      </div>
      <Outcome />
    </dialog>
  );
}

/** Notices lie under a modal dialog, inert, so what came while it is open is told in it. */
function Outcome() {
  const { state, act } = page.now ?? {};
  const [before] = useState(state?.notices ?? []);
  const notice = state?.notices.at(-1);
  return (
    <div class="dialog-outcome" role="status">
      {state === undefined || act === undefined || notice === undefined || before.includes(notice) ? null
        : <Note key={notice.id} notice={notice} storage={state.storage} act={act} />}
    </div>
  );
}

interface ConfirmProps {
  readonly title: string;
  readonly confirm: string;
  readonly cancel?: string;
  readonly alarm?: boolean;
  readonly close: () => void;
  readonly run: () => void;
  readonly children: ComponentChildren;
}

/** Asks before something that cannot be undone. The safe answer comes first. */
export function Confirm({ title, confirm, cancel, alarm, close, run, children }: ConfirmProps) {
  return (
    <Dialog title={title} close={close}>
      {children}
      <div class="dialog-foot">
        <button type="button" class="button" onClick={close}>{cancel ?? words.general.cancel}</button>
        <button type="button" class={alarm === true ? "button button-alarm" : "button button-main"}
          onClick={() => { close(); run(); }}>{confirm}</button>
      </div>
    </Dialog>
  );
}

interface FormDialogProps {
  readonly title: string;
  readonly form: RefObject<HTMLFormElement | null>;
  readonly close: () => void;
  /** Leaves without saving. */
  readonly drop: () => void;
  readonly save: () => void;
  /** What saving is called, where it is more than that. */
  readonly run?: string;
  /** Comes and goes behind all else, so that nothing moves. */
  readonly behind?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A dialog that is a form: saved by its button or from its fields, or left. */
export function FormDialog({ title, form, close, drop, save, run, behind, children }: FormDialogProps) {
  return (
    <Dialog title={title} close={close}>
      <form ref={form} class="stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        {children}
        <div class="dialog-foot">
          <button type="button" class="button" onClick={drop}>{words.general.cancel}</button>
          <button type="submit" class="button button-main">{run ?? words.general.save}</button>
        </div>
        {behind}
      </form>
    </Dialog>
  );
}
