// A line for a moment: a day from the browser's own calendar, or free text such as "next sprint".

import { useRef, useState } from "preact/hooks";
import { words } from "../words/words";
import { dayIn } from "./day";
import { DraftField, type FieldProps } from "./editor";
import { Icon } from "./icons";

/** A draft's field with a calendar beside it. A chosen day becomes its text, as `yyyy-mm-dd`. */
export function DateField(props: Omit<FieldProps, "size">) {
  const { room, draft, label, initial = "" } = props;
  const box = useRef<HTMLDivElement>(null);
  const calendar = useRef<HTMLInputElement>(null);
  // Where the page cannot open the calendar, its own field stands there to be used.
  const [bare, setBare] = useState(false);
  const day = dayIn(room.drafts.get(draft)?.text ?? initial);
  const field = (): HTMLInputElement | null => box.current?.querySelector("input") ?? null;
  const pick = (): void => {
    const input = calendar.current;
    if (input === null) return;
    const typed = field()?.value.trim() ?? "";
    input.value = dayIn(typed) === null ? "" : typed;
    try {
      input.showPicker();
    } catch {
      setBare(true);
      input.focus();
    }
  };
  const picked = (value: string): void => {
    const input = field();
    if (input === null || value === "") return;
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    if (!bare) input.focus();
  };
  return (
    <div class="date-field" ref={box}>
      <DraftField {...props} size="line" />
      <div class="date-calendar">
        <button type="button" class="button button-icon" aria-label={words.actions.pickDate(label)} onClick={pick}>
          <Icon of="calendar" />
        </button>
        <input ref={calendar} type="date" class={bare ? "date-native" : "date-native date-under"} tabIndex={bare ? 0 : -1}
          aria-hidden={bare ? undefined : true} aria-label={words.actions.pickDate(label)}
          onChange={(event) => picked(event.currentTarget.value)} />
      </div>
      <p class="soft small date-day">{day === null ? "" : words.actions.day(day)}</p>
    </div>
  );
}
