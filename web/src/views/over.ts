// The part of the page that lies over a room: dialogs and menus.

import "../main";

export { Dialogs } from "./dialogs";
export { Find } from "./find";
export { LeadBar } from "./lead-bar";
export { Menus } from "./menus";
