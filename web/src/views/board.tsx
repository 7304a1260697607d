// The board: columns side by side, on a phone one at a time, with dragging and the ballot bar.

import { useEffect, useRef, useState } from "preact/hooks";
import { columns, openRound } from "../state/select";
import type { Dropped } from "../touch/drag";
import { words } from "../words/words";
import { Column } from "./column";
import { Shape } from "./icons";
import { whenIdle } from "./lazy";
import { BallotBar } from "./parts";
import { canGroup, stageOf, type RoomProps } from "./props";
import { said } from "./text";

export function Board(props: RoomProps) {
  const { room, act } = props;
  const all = columns(room);
  const board = useRef<HTMLDivElement>(null);
  const newest = useRef(room);
  newest.current = room;
  const may = canGroup(room);
  const quiet = stageOf(room) !== "check_in" && stageOf(room) !== "write";
  useEffect(() => {
    const box = board.current;
    if (box === null || !may) return;
    // Where it does not come, the menus do the same (F4).
    let end: (() => void) | null = whenIdle(() => import("../touch/drag").then(({ attachDrag }) => {
      if (end !== null) end = attachDrag(box, (dropped) => drop(props, newest.current, dropped));
    }, () => undefined));
    return () => { end?.(); end = null; };
  }, [may, act]);
  return (
    <>
      <Switcher board={board} {...props} />
      <div ref={board} class={`board board-${Math.min(all.length, 6)}${quiet ? " board-quiet" : ""}${may ? " board-grab" : ""}${props.state.ui.find?.only === true ? " board-only" : ""}`}>
        {all.map((column, order) => <Column key={column.id} {...props} column={column} order={order} />)}
      </div>
      {openRound(room) === null ? null : <BallotBar {...props} />}
    </>
  );
}

/** What letting go means: onto a topic groups, beside one or onto a column moves. */
function drop({ act }: RoomProps, room: RoomProps["room"], { from, to }: Dropped): void {
  const topic = room.board.topics.get(from.topic);
  if (topic === undefined) return;
  const alone = from.note === null || topic.notes.length === 1;
  if (to.topic !== null) {
    if (to.topic === from.topic) return;
    if (alone) act({ type: "merge_topics", topic: from.topic, into: to.topic });
    else if (from.note !== null) act({ type: "group_note", note: from.note, to: to.topic });
  } else if (to.column !== null) {
    const place = { to: to.column, before: to.before };
    if (!alone && from.note !== null) act({ type: "split_topic", topic: from.topic, notes: [from.note], place });
    else if (to.before !== from.topic) act({ type: "place_topic", topic: from.topic, ...place });
  }
}

/** On a phone: one button for each column. */
function Switcher({ room, board }: RoomProps & { board: { current: HTMLDivElement | null } }) {
  const all = columns(room);
  const [at, setAt] = useState(0);
  useEffect(() => {
    const box = board.current?.closest("main") ?? null;
    if (box === null) return;
    const moved = (): void => setAt(Math.round(Math.abs(box.scrollLeft) / Math.max(1, box.clientWidth)));
    box.addEventListener("scroll", moved, { passive: true });
    return () => box.removeEventListener("scroll", moved);
  }, []);
  if (all.length < 2) return null;
  return (
    <nav class="switcher" aria-label={words.board.switcher}>
      {all.map((column, order) => (
        <button key={column.id} type="button" class="switcher-button" aria-current={order === at ? "true" : undefined}
          onClick={() => board.current?.children[order]?.scrollIntoView({ inline: "start", block: "nearest" })}>
          <Shape order={order} /><span dir="auto">{said(column.name)}</span>
          {column.topics.length === 0 ? null : <span class="number soft">{column.topics.length}</span>}
        </button>
      ))}
    </nav>
  );
}
