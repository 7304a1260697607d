// The loop: dispatch → reduce at once → effects → one render a frame. What the state wants done
// outside is done here; what it means is decided in `state/`.

import { forgetRoom, changeRoom, loadRooms } from "./keep/rooms";
import { dropEntry, dropOwn, forgetMine, saveDraft, saveEntry, saveOwn } from "./keep/mine";
import type { Store } from "./keep/store";
import type { Connection } from "./net/connection";
import { socketUrl } from "./net/links";
import { helloOf } from "./enter";
import type { Dice } from "./seal/dice";
import { roomOf, type Effect, type Message } from "./state/messages";
import { reduce } from "./state/reduce";
import type { DraftKey, State } from "./state/state";

/** A draft is stored this long after its first key that is not, in milliseconds, however fast one types: the
 * most that a crash can take. At once when the page hides. */
const DRAFT_MS = 100;
/** A frame that does not come (a hidden tab) is replaced after this, in milliseconds. */
const FRAME_MS = 250;
/** While something counts down, time moves on in steps of this, in milliseconds. */
const SECOND_MS = 1_000;

/** What the loop works with. */
export interface Outside {
  readonly store: Store;
  readonly dice: Dice;
  readonly clock: () => number;
  readonly paint: (state: State) => void;
  /** Loads the page anew; false where that did not help before, or would lose what is typed. */
  readonly reload: () => boolean;
  /** Looks for the room that the one that is open was restored into. */
  readonly look: () => void;
}

export class Loop {
  state: State;
  readonly #outside: Outside;
  readonly #connection: () => Connection;
  readonly #waiting: Message[] = [];
  readonly #drafts = new Map<DraftKey, () => void>();
  #running = false;
  #frame: number | undefined;
  #frameTimer: ReturnType<typeof setTimeout> | undefined;
  #draftTimer: ReturnType<typeof setTimeout> | undefined;
  #wakeTimer: ReturnType<typeof setTimeout> | undefined;
  #second: ReturnType<typeof setTimeout> | undefined;

  constructor(state: State, outside: Outside, connection: () => Connection) {
    this.state = state;
    this.#outside = outside;
    this.#connection = connection;
  }

  /** Takes a message in; its effects, and what they bring up, are done when this returns. */
  readonly dispatch = (message: Message): void => {
    this.#waiting.push(message);
    if (this.#running) return;
    this.#running = true;
    try {
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
        const before = this.state;
        const [state, effects] = reduce(before, next);
        this.state = state;
        for (const effect of effects) this.#do(effect);
        if (state !== before) this.#wantFrame();
      }
    } finally {
      this.#running = false;
    }
    this.#count();
  };

  /** Connects to the room that is open, or to none. */
  connect(): void {
    const room = roomOf(this.state);
    if (room === null) {
      this.#connection().disconnect();
      return;
    }
    const hello = (): ReturnType<typeof helloOf> => helloOf(roomOf(this.state) ?? room);
    this.#connection().connect({ url: socketUrl(this.state.origin, room.id), hello });
  }

  /** Stores every draft now: the page may be gone in a moment. */
  readonly flush = (): void => {
    clearTimeout(this.#draftTimer);
    this.#draftTimer = undefined;
    const drafts = [...this.#drafts.values()];
    this.#drafts.clear();
    for (const save of drafts) save();
  };

  #do(effect: Effect): void {
    const { store } = this.#outside;
    switch (effect.type) {
      case "send":
        return this.#connection().send(effect.frame);
      case "connect":
        return this.connect();
      case "disconnect":
        return this.#connection().disconnect();
      case "look":
        return this.#outside.look();
      case "reload": {
        this.flush();
        if (!this.#outside.reload()) this.dispatch({ type: "ui", change: { stuck: true } });
        return;
      }
      case "wake":
        return this.#wake(effect.at);
      case "keep_room":
        return changeRoom(store, effect.room, effect.change);
      case "keep_own":
        return saveOwn(store, effect.room, effect.own);
      case "drop_own":
        return dropOwn(store, effect.room, effect.id);
      case "forget_mine":
        return forgetMine(store, effect.room);
      case "keep_entry":
        return saveEntry(store, effect.room, effect.entry);
      case "drop_entry":
        return dropEntry(store, effect.room, effect.local);
      case "keep_draft":
        return this.#keepDraft(effect);
      case "erase_room": {
        this.#drafts.clear();
        forgetRoom(store, effect.room);
        return this.dispatch({ type: "recent", recent: loadRooms(store) });
      }
      case "keep_theme":
        return store.set("theme", effect.theme);
      case "keep_sound":
        return store.set("sound", effect.on ? "on" : "off");
      case "keep_nudge":
        return store.set("nudge", effect.on ? "on" : "off");
      case "keep_keys":
        return store.set("keys", effect.on ? "on" : "off");
    }
  }

  #keepDraft({ room: id, key, draft, late }: Extract<Effect, { type: "keep_draft" }>): void {
    const room = roomOf(this.state);
    if (room === null) return;
    const { store, dice } = this.#outside;
    this.#drafts.set(key, () => saveDraft(store, id, room.keys, key, draft, dice));
    if (late === true) return;
    if (draft === null) this.flush();
    else this.#draftTimer ??= setTimeout(this.flush, DRAFT_MS);
  }

  #wake(at: number): void {
    clearTimeout(this.#wakeTimer);
    this.#wakeTimer = setTimeout(() => this.#tick(), Math.max(0, at - this.#outside.clock()) + 1);
  }

  #tick(): void {
    this.dispatch({ type: "clock", now: this.#outside.clock() });
  }

  /** Keeps time moving while something on the page counts down. */
  #count(): void {
    if (this.#second !== undefined || !isCounting(this.state)) return;
    const room = roomOf(this.state);
    const server = this.#outside.clock() + (room?.clock_offset ?? 0);
    this.#second = setTimeout(
      () => {
        this.#second = undefined;
        this.#tick();
      },
      SECOND_MS - (server % SECOND_MS) + 1,
    );
  }

  #wantFrame(): void {
    if (this.#frameTimer !== undefined) return;
    this.#frame = requestAnimationFrame(() => this.#paint());
    this.#frameTimer = setTimeout(() => this.#paint(), FRAME_MS);
  }

  #paint(): void {
    clearTimeout(this.#frameTimer);
    this.#frameTimer = undefined;
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#outside.paint(this.state);
  }
}

/** Whether something on the page counts down. */
function isCounting(state: State): boolean {
  const room = roomOf(state);
  if (room === null) return false;
  const { board, stage, timer } = room.board;
  if (
    room.link.state === "waiting" ||
    (room.link.state === "over" && room.link.why === "room_full") ||
    (board?.erase_at ?? null) !== null ||
    (stage?.reveal_at ?? null) !== null ||
    (stage?.closes_at ?? null) !== null
  )
    return true;
  const running = timer?.timer.state === "running" ? timer.timer.ends_at : 0;
  return running > state.now + room.clock_offset;
}
