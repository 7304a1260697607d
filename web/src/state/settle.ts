// What waits to be sent, after the first board of a room is here. Pure.

import { chain } from "./answers";
import { give } from "./drafts";
import type { Effect, Step } from "./messages";
import { leave } from "./outbox";
import { returned } from "./returned";
import type { Entry, RoomState } from "./state";

/**
 * What the board shows already is not sent again. And what was hidden in the room that was restored into
 * this one does not come out here by itself where nothing is hidden: it goes back to its editor (A4).
 */
export function settle(room: RoomState): Step<RoomState> {
  const steps = room.outbox.map((entry) => (each: RoomState): Step<RoomState> => {
    if (stands(each, entry)) return leave(each, entry);
    const shows = entry.hidden === true && each.board.stage?.hiding !== true;
    return shows ? handBack(each, entry) : [each, []];
  });
  return chain(room, ...steps);
}

function stands({ board }: RoomState, { command }: Entry): boolean {
  switch (command.type) {
    case "add_note":
      return board.notes.has(command.id);
    case "add_comment":
      return board.comments.has(command.id);
    case "add_action":
      return board.actions.has(command.id);
    default:
      return false;
  }
}

function handBack(room: RoomState, entry: Entry): Step<RoomState> {
  const { command } = entry;
  const id = "id" in command ? command.id : "";
  const own = new Map(room.own);
  own.delete(id);
  const gone: Effect = { type: "drop_own", room: room.id, id };
  return chain(
    room,
    (each) => leave(each, entry),
    (each) => [{ ...each, own }, [gone]],
    ...returned(room, command).map((given) => (each: RoomState) => give(each, given)),
  );
}
