// The board to take along: copied, printed, as files, or into the next retro.

import "../main";

import { useState } from "preact/hooks";
import { csv } from "../files/csv";
import { calendar } from "../files/ics";
import { toJson } from "../files/json";
import { markdown } from "../files/markdown";
import { dayOf, fileName, minutesOf } from "../files/minutes";
import { openActions } from "../files/begin";
import type { Minutes } from "../state/retro";
import { words } from "../words/words";
import { BeginFrom } from "./begin-from";
import { Dialog } from "./dialog";
import { MinutesSheet } from "./minutes-sheet";
import type { RoomProps } from "./props";

export function TakeAlong(props: RoomProps) {
  const minutes = minutesOf(props.room);
  if (minutes === null) return null;
  return (
    <>
      <section class="sheet take-along" aria-labelledby="export">
        <h2 id="export">{words.wrapUp.title}</h2>
        <p class="soft">{words.wrapUp.hint}</p>
        <Ways {...props} minutes={minutes} />
        <div class="preview" tabIndex={0} role="region" aria-label={words.wrapUp.preview}>
          <MinutesSheet minutes={minutes} day={dayOf(props.room, props.state.now)} />
        </div>
      </section>
      <Next {...props} minutes={minutes} />
    </>
  );
}

type TakeProps = RoomProps & { readonly minutes: Minutes };

function Ways({ room, act, minutes }: TakeProps) {
  /** The day of the press: the screen may have been painted on another. */
  const today = (): string => dayOf(room, Date.now());
  const days = calendarOf(room, minutes, today());
  const download = (ending: keyof typeof words.wrapUp.files, text: string): void =>
    act({ type: "download", name: fileName(minutes.title, today(), ending), text });
  const file = (ending: keyof typeof words.wrapUp.files, make: () => string) => (
    <button type="button" class="button" onClick={() => download(ending, make())}>{words.wrapUp.files[ending]}</button>
  );
  return (
    <>
      <div class="row">
        <button type="button" class="button button-main"
          onClick={() => act({ type: "copy", what: "markdown", text: markdown(minutes, today()) })}>{words.wrapUp.copy}</button>
        <button type="button" class="button" onClick={() => print()}>{words.wrapUp.print}</button>
      </div>
      <div class="take-files" role="group" aria-labelledby="take-files">
        <h3 id="take-files">{words.wrapUp.download}</h3>
        <div class="row">
          {file("md", () => markdown(minutes, today()))}
          {file("csv", () => csv(minutes))}
          {file("json", () => toJson(minutes, today()))}
          {days === null ? null : file("ics", () => calendarOf(room, minutes, today()) ?? "")}
        </div>
        {days === null ? <p class="soft small">{words.wrapUp.noDays}</p> : null}
      </div>
    </>
  );
}

function calendarOf(room: RoomProps["room"], minutes: Minutes, day: string): string | null {
  return calendar(minutes, { room: room.id, day, closes_at: room.board.stage?.closes_at ?? null });
}

function Next(props: TakeProps) {
  const [begins, begin] = useState(false);
  return (
    <section class="sheet" aria-labelledby="next-retro">
      <h2 id="next-retro">{words.wrapUp.next}</h2>
      <p class="soft">{words.wrapUp.nextHint(openActions(props.minutes).length)}</p>
      <div class="row">
        <button type="button" class="button" onClick={() => begin(true)}>{words.wrapUp.nextDo}</button>
      </div>
      {begins ? (
        <Dialog title={words.files.nextTitle} close={() => begin(false)}>
          <p>{words.files.nextHint}</p>
          <BeginFrom {...props} retro={props.minutes} only="next" close={() => begin(false)} />
        </Dialog>
      ) : null}
    </section>
  );
}
