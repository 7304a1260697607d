// The part of the page that is about polls, fetched when there is one or somebody wants one.

export { AskTeam, ClosePoll } from "./poll-ask";
export { PollBand } from "./poll-band";
export { PollList } from "./poll-result";
