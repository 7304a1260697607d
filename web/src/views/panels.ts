// The part of the page with the panels of a room that come after the board.

import "../main";

export { BallotBar, VoteControl } from "./ballot";
export { Discussion } from "./discussion";
export { Handover } from "./handover";
export { PollBand } from "./poll-band";
export { Results } from "./results";
export { Review } from "./review";
export { WrapUp } from "./wrap-up";
