// What views are given, and the questions that several of them ask of it.

import type { Act } from "../state/intents";
import { writing } from "../state/select";
import type { RoomState, State } from "../state/state";
import type { Dialog, Menu, Panel } from "../state/ui";
import type { Stage } from "../state/wire";

/** For a view of the whole page. */
export interface PageProps {
  readonly state: State;
  readonly act: Act;
}

/** For a view inside a room. */
export interface RoomProps extends PageProps {
  readonly room: RoomState;
}

/** Whether this page may change the board. */
export function canWrite(room: RoomState): boolean {
  return writing(room) === "yes";
}

/** Whether this page does what only a seat does: write, vote, answer, be ready. Covered, it does not (A12). */
export function asSeat(room: RoomState): boolean {
  return canWrite(room) && room.covered !== true;
}

/** Whether this page may lead now. */
export function leads(room: RoomState): boolean {
  return room.you.leads && canWrite(room);
}

/** Whether this page may group: everybody, or where it is ruled so, who leads (F5). */
export function canGroup(room: RoomState): boolean {
  return canWrite(room) && (leads(room) || room.board.leading?.rules.grouping_by_leaders !== true);
}

/** Whether whoever leads has frozen writing (F5). */
export function isFrozen(room: RoomState): boolean {
  return room.board.leading?.rules.frozen ?? false;
}

export function stageOf(room: RoomState): Stage {
  return room.board.stage?.stage ?? "check_in";
}

/** Opens a dialog, and closes the menu that led there. */
export function open(act: Act, dialog: Dialog): void {
  act({ type: "ui", change: { dialog, menu: null } });
}

/** What the button of a menu does: it opens its menu, and closes it where it is open. */
export function pressMenu(act: Act, menu: Menu, shown: boolean): void {
  act({ type: "ui", change: { menu: shown ? null : menu } });
}

export function closeDialog(act: Act): void {
  act({ type: "ui", change: { dialog: null } });
}

/** Opens the search on the board. */
export function openFind(act: Act): void {
  act({ type: "ui", change: { panel: "board", find: { text: "", only: false, at: null } } });
}

export function look(act: Act, panel: Panel): void {
  act({ type: "ui", change: { panel } });
}
