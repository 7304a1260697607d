// The part of the page with the panels of a room that come after the board.

import "../main";

export { Discussion } from "./discussion";
export { Results } from "./results";
export { WrapUp } from "./wrap-up";
