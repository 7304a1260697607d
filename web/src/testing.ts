// What the tests share: dice that give the same bytes every time, rooms and boards in a line. No
// page imports it.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { encode } from "./seal/base64url";
import type { Dice } from "./seal/dice";
import { roomKeys } from "./seal/keys";
import { seal, type Seam } from "./seal/seal";
import { emptyBoard } from "./state/board";
import { compose, type Means } from "./state/compose";
import type { Intent } from "./state/intents";
import type { Effect, Message } from "./state/messages";
import { reduce } from "./state/reduce";
import type { TopicView } from "./state/select";
import { noSteps } from "./state/steps";
import type { RoomState, State } from "./state/state";
import { noUi } from "./state/ui";
import type { CommandFrame, Entity, EntityId, ServerFrame, Stage } from "./state/wire";

/** Bytes that count up from a seed: different at each call, the same in each run. */
export function countingDice(seed = 1): Dice {
  let next = seed;
  return (length) =>
    Uint8Array.from({ length }, () => {
      next = (next * 1_103_515_245 + 12_345) % 2_147_483_648;
      return next >> 16;
    });
}

/** An id of which every byte is the same. */
export const idOf = (byte: number): string => encode(new Uint8Array(16).fill(byte));

/** A shared fixture; written anew by `make` when CANDOR_WRITE is set. */
export function fixture<T>(name: string, make?: () => T): T {
  const path = resolve("../tests/fixtures", name);
  if (make !== undefined && (process.env["CANDOR_WRITE"] !== undefined || !existsSync(path))) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(make(), null, 2)}\n`);
  }
  return JSON.parse(readFileSync(path, "utf8")) as T;
}

const KEY = encode(new Uint8Array(32).fill(7));

export function testRoom(change: Partial<RoomState> = {}): RoomState {
  const keys = roomKeys(KEY);
  if (keys === null) throw new Error("the test's key is none");
  return {
    id: idOf(1),
    keys,
    facilitator_key: null,
    spare_key: null,
    seat: "seat",
    join: true,
    no_seat: false,
    link: { state: "live" },
    resume: null,
    epoch: "epoch",
    board: emptyBoard,
    partial: null,
    you: { leads: true, ready: false, ballot: null, answer: null, stands: false, agrees: false },
    limits: null,
    durable: false,
    clock_offset: 0,
    own: new Map(),
    drafts: new Map(),
    given: 0,
    outbox: [],
    last_ref: 0,
    steps: noSteps,
    covered: null,
    aside: noSteps,
    heard: 0,
    steady_since: null,
    ballot: null,
    answer: null,
    ...change,
  };
}

/** A topic as views see it; the first of its notes' ids begins with its own. */
export function topicSaying(id: string, name: string | null, ...notes: string[]): TopicView {
  const says = (text: string) => ({ opens: true, text });
  return {
    id, column: "c", name: name === null ? null : says(name),
    notes: notes.map((text, at) => ({
      id: `${id}${at}`, text: says(text), own: null, on_board: true, signature: null, signing: false,
    })),
    comments: 0, ranked: null, in_round: false, parked: false, own_votes: 0,
  };
}

/** A page in a room, that hears frames and acts, and remembers what it wants done. */
export class Page {
  state: State;
  now = 1_000;
  readonly effects: Effect[] = [];
  readonly #dice = countingDice();
  #local = 0;
  #seq = 0;

  constructor(room: RoomState = testRoom()) {
    this.state = {
      place: { at: "room", room },
      recent: [],
      templates: [],
      storage: "kept",
      secure: true,
      origin: "http://here",
      theme: "system",
      sound: false,
      nudge: true,
      keys: true,
      notices: [],
      creating: { state: "idle" },
      now: this.now,
      ui: noUi,
    };
  }

  get room(): RoomState {
    if (this.state.place.at !== "room") throw new Error("no room is open");
    return this.state.place.room;
  }

  /** Commands sent so far, oldest first. */
  get sent(): readonly CommandFrame[] {
    return this.effects.flatMap((effect) => (effect.type === "send" ? [effect.frame] : []));
  }

  last(): CommandFrame {
    const last = this.sent.at(-1);
    if (last === undefined) throw new Error("nothing was sent");
    return last;
  }

  seal(seam: Seam, text: string): string {
    const sealed = seal(this.room.keys.text, seam, text, "text", this.#dice);
    if (sealed === null) throw new Error("too long");
    return sealed;
  }

  dispatch(message: Message): void {
    const [state, effects] = reduce(this.state, message);
    this.state = state;
    this.effects.push(...effects);
  }

  act(intent: Intent): void {
    if (intent.type === "draft") {
      this.dispatch(intent);
      return;
    }
    const means: Means = {
      dice: this.#dice,
      now: this.now,
      local: () => String((this.#local += 1)).padStart(6, "0"),
    };
    const message = compose(this.room, intent, means);
    if (message !== null) this.dispatch(message);
  }

  hear(frame: ServerFrame): void {
    this.dispatch({ type: "frame", frame, now: this.now });
  }

  put(...put: readonly Entity[]): void {
    this.patch([...put], []);
  }

  del(...del: readonly EntityId[]): void {
    this.patch([], [...del]);
  }

  patch(put: Entity[], del: EntityId[], more = false, reset = false): void {
    if (!more) this.#seq += 1;
    this.hear({ type: "patch", seq: this.#seq, more, reset, put, del });
  }

  ack(frame: CommandFrame): void {
    this.hear({ type: "ack", ref: frame.ref });
  }

  /** A board with two columns, in a stage. */
  begin(stage: Stage, hiding: boolean): void {
    const { id, keys } = this.room;
    this.put(
      {
        type: "board", plan: null,
        title: this.seal(`board|${id}|title`, "Sprint 12"),
        check: keys.check,
        settings: { tick_seconds: 3, floor: 3, hiding },
        erase_at: null,
      },
      { type: "stage", closes_at: null, stage, hiding, reveal_at: null, focus: null },
      ...[
        ["went well", 10],
        ["to improve", 11],
      ].map(([name, byte], order): Entity => {
        const column = idOf(Number(byte));
        return {
          type: "column",
          id: column,
          order,
          name: this.seal(`column|${column}|name`, String(name)),
          prompt: null,
        };
      }),
    );
  }

  /** Puts a topic of one note. */
  note(id: string, text: string, topic: string, order = 0, column = idOf(10)): void {
    this.put(
      { type: "topic", parked: false, id: topic, column, order, name: null, notes: [id] },
      { type: "note", signature: null, id, text: this.seal(`note|${id}|text`, text), lock: "lock" },
    );
  }
}
