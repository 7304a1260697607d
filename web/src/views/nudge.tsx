// The part of the page that points at what may read as blame while somebody writes, and offers a question
// about the system instead. It lies beside the editor and moves nothing, changes no text unless asked to,
// holds nothing up, and neither keeps nor sends what it saw.

import "../main";

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { de } from "../data/nudges/de";
import { en } from "../data/nudges/en";
import { notCalled, notNames } from "../data/nudges/not-names";
import type { Act } from "../state/intents";
import { nudger, type Finding } from "../state/nudge";
import { namedOpenly, namesIn } from "../state/people";
import type { DraftKey, RoomState } from "../state/state";
import { words } from "../words/words";
import { Icon } from "./icons";
import { short } from "./text";

/** Somebody who stops for this long in the middle of a word is heard out, in milliseconds. */
const PAUSE_MS = 700;
/** The excerpt that is said back is cut to this, in characters. */
const EXCERPT = 40;

const look = nudger([en, de], notCalled);

export interface NudgeProps {
  readonly room: RoomState;
  readonly act: Act;
  /** Of the editor whose form this stands in. */
  readonly draft: DraftKey;
}

export function Nudge({ room, act, draft }: NudgeProps) {
  const box = useRef<HTMLDivElement>(null);
  const [left, leave] = useState<ReadonlySet<string>>(new Set());
  const text = usePaused(room.drafts.get(draft)?.text ?? "");
  const openly = namedOpenly(room);
  const found = useMemo(() => look(text, openly.flatMap((each) => namesIn(each, notNames))), [text, openly.join("\n")]);
  const finding = found.find((each) => !left.has(nameOf(each))) ?? null;
  const above = useAbove(box, finding);
  const field = (): HTMLTextAreaElement | null => box.current?.closest("form")?.querySelector("textarea") ?? null;
  const done = (): void => {
    if (finding !== null) leave(new Set(left).add(nameOf(finding)));
    field()?.focus();
  };
  const put = (): void => {
    if (finding !== null) append(field(), finding.question);
    done();
  };
  const off = (): void => {
    field()?.focus();
    act({ type: "nudge_off" });
  };
  return (
    <div ref={box} class={`nudge${finding === null ? "" : " nudge-shown"}${above ? " nudge-above" : ""}`}
      onMouseDown={(event) => event.preventDefault()}>
      <div role="status" aria-label={words.nudge.label}>
        {finding === null ? null : (
          <>
            <p class="nudge-noticed">{words.nudge.noticed[finding.category](words.general.quote(isolated(short(finding.excerpt, EXCERPT))))}</p>
            <p><span class="unseen">{words.nudge.instead} </span><q class="nudge-question" lang={finding.language} dir="auto">{finding.question}</q></p>
          </>
        )}
      </div>
      {finding === null ? null : (
        <>
          <button type="button" class="button button-quiet button-icon nudge-leave" aria-label={words.nudge.leave} onClick={done}><Icon of="close" /></button>
          <div class="nudge-foot">
            <button type="button" class="button nudge-put" onClick={put}><Icon of="plus" />{words.nudge.put}</button>
            <button type="button" class="button button-link nudge-off" onClick={off}>{words.nudge.off}</button>
          </div>
        </>
      )}
    </div>
  );
}

/** What was left as it is stays left, wherever it stands in the text. */
const nameOf = ({ category, excerpt }: Finding): string => `${category} ${excerpt.toLowerCase()}`;

/** People's words in a sentence of the page: their direction is theirs. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** The text as it was at the end of its newest word, or when somebody last stopped to think. */
function usePaused(text: string): string {
  const [paused, pause] = useState("");
  useEffect(() => {
    if (!/[\p{L}\p{M}\p{N}'’-]$/u.test(text)) {
      pause(text);
      return;
    }
    const timer = setTimeout(() => pause(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

/** Whether there is no place for it below its form, but above. */
function useAbove(box: { readonly current: HTMLElement | null }, finding: Finding | null): boolean {
  const [above, set] = useState(false);
  useLayoutEffect(() => {
    if (finding === null) return;
    const measure = (): void => set(box.current !== null && isHigher(box.current));
    measure();
    // A phone that is turned, or whose keyboard comes.
    visualViewport?.addEventListener("resize", measure);
    return () => visualViewport?.removeEventListener("resize", measure);
  }, [finding?.at, finding?.category]);
  return above;
}

/** Whether there is more place above its form than is left below it. */
function isHigher(box: HTMLElement): boolean {
  const form = box.closest("form")?.getBoundingClientRect();
  const around = box.closest(".panel")?.getBoundingClientRect();
  if (form === undefined || around === undefined) return false;
  const end = Math.min(around.bottom, (visualViewport?.height ?? innerHeight) + (visualViewport?.offsetTop ?? 0));
  return form.bottom + box.offsetHeight > end && form.top - around.top > end - form.bottom;
}

/** Adds a line behind what is typed, as if it was typed, so that it can be undone by the browser's own key. */
function append(field: HTMLTextAreaElement | null, line: string): void {
  if (field === null) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  const added = `${/(^|\n)$/u.test(field.value) ? "" : "\n"}${line}`;
  if (document.execCommand("insertText", false, added)) return;
  field.setRangeText(added, field.value.length, field.value.length, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
