// The sheet that names what keys do, and switches off those that stand alone.

import { words } from "../words/words";
import { Dialog } from "./dialog";
import { closeDialog, type RoomProps } from "./props";

/** What is on a key, in the language of keyboards. */
const KEY = { next: "Page Down", previous: "Page Up", shift: "Shift", enter: "Enter", escape: "Esc", tab: "Tab" };
/** The key for commands on this keyboard, as far as a browser tells. */
const COMMAND = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";

export function Keys({ state, act }: RoomProps) {
  return (
    <Dialog title={words.keys.title} close={() => closeDialog(act)}>
      <section class="keys">
        <h3>{words.keys.alone}</h3>
        <label class="switch">
          <input type="checkbox" checked={state.keys} onChange={(event) => act({ type: "set_keys", on: event.currentTarget.checked })} />
          {words.keys.use}
        </label>
        <p class="soft small">{words.keys.useHint}</p>
        <dl class={state.keys ? undefined : "keys-off"}>
          <Row keys={["N"]}>{words.keys.write}</Row>
          <Row keys={["/"]}>{words.keys.find}</Row>
          <Row keys={["?"]}>{words.keys.sheet}</Row>
          <Row keys={[KEY.next]}>{words.keys.next}</Row>
          <Row keys={[KEY.previous]}>{words.keys.previous}</Row>
        </dl>
      </section>
      <section class="keys">
        <h3>{words.keys.typing}</h3>
        <dl>
          <Row keys={[KEY.enter]}>{words.keys.save}</Row>
          <Row keys={[KEY.shift, KEY.enter]}>{words.keys.line}</Row>
        </dl>
      </section>
      <section class="keys">
        <h3>{words.keys.anywhere}</h3>
        <dl>
          <Row keys={[COMMAND, "Z"]}>{words.keys.undo}</Row>
          <Row keys={[COMMAND, KEY.shift, "Z"]}>{words.keys.redo}</Row>
          <Row keys={[KEY.escape]}>{words.keys.close}</Row>
          <Row keys={[KEY.tab]}>{words.keys.tab}</Row>
        </dl>
      </section>
    </Dialog>
  );
}

/** Keys that are pressed together, and what they do. */
function Row({ keys, children }: { keys: readonly string[]; children: string }) {
  return (
    <div class="keys-row">
      <dt dir="ltr">{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt>
      <dd>{children}</dd>
    </div>
  );
}
