// Says aloud, politely and one thing at a time, what whoever leads does with the room.

import { useEffect, useRef, useState } from "preact/hooks";
import { openPoll } from "../state/polls";
import { openRound, topicView } from "../state/select";
import type { RoomState } from "../state/state";
import type { PollId, RoundId, Stage, TopicId } from "../state/wire";
import { words } from "../words/words";
import { pollQuestion } from "./poll-text";
import { stageOf } from "./props";
import { short, topicText } from "./text";

/** Several things at once become one announcement after this long, in milliseconds. */
const GATHER_MS = 400;

interface Seen {
  readonly stage: Stage;
  readonly reveal: boolean;
  readonly erase: boolean;
  readonly notes: number;
  readonly round: RoundId | null;
  readonly poll: PollId | null;
  readonly focus: TopicId | null;
  readonly offered: boolean;
  readonly absent: boolean;
  readonly frozen: boolean;
}

function see(room: RoomState): Seen {
  const stage = room.board.stage;
  return {
    stage: stageOf(room),
    reveal: (stage?.reveal_at ?? null) !== null,
    erase: (room.board.board?.erase_at ?? null) !== null,
    notes: room.board.notes.size,
    round: openRound(room)?.id ?? null,
    poll: openPoll(room)?.id ?? null,
    focus: stage?.focus ?? null,
    offered: room.board.leading?.offered ?? false,
    absent: room.board.leading?.absent ?? false,
    frozen: room.board.leading?.rules.frozen ?? false,
  };
}

/** What became different, in sentences. */
function told(room: RoomState, before: Seen, now: Seen): string[] {
  const lines: string[] = [];
  if (now.stage !== before.stage) lines.push(words.stages.moved(words.stages.names[now.stage]));
  if (now.reveal && !before.reveal) lines.push(words.reveal.announced);
  if (!now.reveal && before.reveal) {
    lines.push(now.notes > before.notes ? words.reveal.done(now.notes - before.notes) : words.reveal.cancelled);
  }
  if (now.erase !== before.erase) lines.push(now.erase ? words.erasure.eraseAnnounced : words.erasure.eraseCancelled);
  if (now.round !== null && now.round !== before.round) lines.push(words.ballot.opened);
  if (now.round === null && before.round !== null) lines.push(words.ballot.closed);
  if (now.offered && !before.offered) lines.push(words.leading.offered);
  if (now.absent !== before.absent) lines.push(now.absent ? words.leading.absent : words.leading.present);
  if (now.frozen !== before.frozen) lines.push(now.frozen ? words.leading.frozen : words.leading.thawed);
  const poll = now.poll === before.poll ? null : openPoll(room);
  if (poll !== null) lines.push(words.asking.opened(pollQuestion(poll)));
  if (now.poll === null && before.poll !== null) lines.push(words.asking.closed);
  const focus = now.focus === null || now.focus === before.focus ? null : topicView(room, now.focus);
  if (focus !== null) lines.push(words.focus.now(short(topicText(focus))));
  return lines;
}

export function Announcer({ room }: { room: RoomState }) {
  const now = see(room);
  const before = useRef(now);
  const waiting = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const [said, say] = useState("");
  useEffect(() => {
    waiting.current.push(...told(room, before.current, now));
    before.current = now;
    // Armed once: a busy board changes more often than this, and would put it off for good.
    if (waiting.current.length === 0 || timer.current !== null) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      say(waiting.current.splice(0).join(" "));
    }, GATHER_MS);
  }, [room.board]);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);
  return <div class="unseen" role="status" aria-live="polite" aria-label={words.notices.live}>{said}</div>;
}
