// What views ask for, done: page matters here, the room's through `state/compose.ts`.

import { copyText, downloadText } from "./files/hand";
import { dayOf, fileName, markdown } from "./files/markdown";
import { forgetRoom, loadRooms, saveRoom } from "./keep/rooms";
import type { Store } from "./keep/store";
import { makeRoom, postRoom } from "./net/create";
import { facilitatorLink, projectorLink, roomLink, roomPath } from "./net/links";
import type { Loop } from "./loop";
import { compose, type Means } from "./state/compose";
import type { Act, Intent, NewRoom } from "./state/intents";
import { roomOf } from "./state/messages";
import type { Copied, RoomState } from "./state/state";

/** What acting needs beside the loop. */
export interface Hands {
  readonly store: Store;
  readonly means: () => Means;
  /** Goes to a path of this page; to a room to look at it, or with a seat. */
  readonly go: (path: string) => void;
}

/** What views call. */
export function actor(loop: Loop, hands: Hands): Act {
  return (intent) => {
    if (onPage(loop, hands, intent)) return;
    const room = roomOf(loop.state);
    const message = room === null ? null : compose(room, intent, hands.means());
    if (message !== null) loop.dispatch(message);
  };
}

/** Does what is not a room's command; false when it is one. */
function onPage(loop: Loop, hands: Hands, intent: Intent): boolean {
  switch (intent.type) {
    case "ui":
    case "draft":
    case "join":
    case "forget_text":
    case "forget_mine":
    case "dismiss":
      loop.dispatch(intent);
      return true;
    case "set_theme":
      loop.dispatch({ type: "theme", theme: intent.theme });
      return true;
    case "go_home":
      hands.go("/");
      return true;
    case "open_room":
      hands.go(roomPath(intent.room));
      return true;
    case "forget_room":
      if (roomOf(loop.state)?.id === intent.room) hands.go("/");
      forgetRoom(hands.store, intent.room);
      loop.dispatch({ type: "recent", recent: loadRooms(hands.store) });
      return true;
    case "create_room":
      void create(loop, hands, intent.room);
      return true;
    case "reconnect":
      loop.connect();
      return true;
    case "copy":
      void copy(loop, intent.what);
      return true;
    case "download":
      download(loop);
      return true;
    default:
      return false;
  }
}

async function create(loop: Loop, { store, means, go }: Hands, wish: NewRoom): Promise<void> {
  if (loop.state.creating.state === "sending") return;
  const { dice, now } = means();
  const made = makeRoom(wish, dice, now);
  if (typeof made === "string") {
    loop.dispatch({ type: "creating", creating: { state: "failed", why: made } });
    return;
  }
  loop.dispatch({ type: "creating", creating: { state: "sending" } });
  const why = await postRoom(made.body, fetch);
  if (why !== null) {
    loop.dispatch({ type: "creating", creating: { state: "failed", why } });
    return;
  }
  saveRoom(store, made.kept);
  loop.dispatch({ type: "creating", creating: { state: "idle" } });
  go(roomPath(made.kept.id));
}

async function copy(loop: Loop, what: Copied): Promise<void> {
  const room = roomOf(loop.state);
  if (room === null) return;
  const text = copiedText(loop, room, what);
  if (text === null) return;
  const copied = await copyText(text);
  loop.dispatch({
    type: "notice",
    what: copied ? { type: "copied", what } : { type: "copy_failed", what, text },
  });
}

function copiedText(loop: Loop, room: RoomState, what: Copied): string | null {
  const { origin } = loop.state;
  const { facilitator_key } = room;
  switch (what) {
    case "room_link":
      return roomLink(origin, room.id, room.keys.room);
    case "projector_link":
      return projectorLink(origin, room.id, room.keys.room);
    case "facilitator_link":
      return facilitator_key === null
        ? null
        : facilitatorLink(origin, room.id, room.keys.room, facilitator_key);
    case "markdown":
      return exported(room).text;
  }
}

function download(loop: Loop): void {
  const room = roomOf(loop.state);
  if (room === null) return;
  const { name, text } = exported(room);
  downloadText(name, text);
}

/** The board as Markdown, by the server's day. */
function exported(room: RoomState): { readonly name: string; readonly text: string } {
  const day = dayOf(room, Date.now());
  return { name: fileName(room, day), text: markdown(room, day) };
}
