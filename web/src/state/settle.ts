// What waits to be sent, after the first board of a room is here. Pure.

import { chain, undone } from "./answers";
import { give } from "./drafts";
import type { Step } from "./messages";
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

const stands = ({ board }: RoomState, { command }: Entry): boolean =>
  command.type.startsWith("add_") &&
  "id" in command &&
  [board.notes, board.comments, board.actions].some((all) => all.has(command.id));

function handBack(room: RoomState, entry: Entry): Step<RoomState> {
  return chain(
    room,
    (each) => leave(each, entry),
    (each) => undone(each, entry.command),
    ...returned(room, entry.command).map((given) => (each: RoomState) => give(each, given)),
  );
}
