// Every accessible name by which the tests find something on the page. Knows no page.

/** Matches a text literally, wherever it stands. */
function has(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
}

/** The first words of a text: controls are named by them, and cut long ones short. */
export function begin(text: string, most = 40): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= most ? line : line.slice(0, line.lastIndexOf(" ", most));
}

export const home = {
  make: "Start a retro",
  title: "Name of the retro",
  more: "More: fixed once the room is made",
  alone: "Just trying it alone",
  hiding: "Hide notes until the reveal",
  tick: "Tick, in seconds",
  floor: "Fewest answers that are counted",
  create: "Create the room",
  recent: "Recent rooms in this browser",
  template: has,
};

export const room = {
  join: "Join",
  joinTitle: "Take a seat",
  live: "Live",
  reconnecting: /^Reconnecting/,
  waits: (n: number) => new RegExp(`^Reconnecting… ${n} change`),
  counts: "Counts",
  here: (n: number) => `${n} here`,
  ready: (n: number) => `${n} ready`,
  voted: (n: number) => `${n} voted`,
  meReady: "I’m ready",
  menu: "Room menu",
  share: "Share",
  shareTitle: "Invite the team",
  link: "Link for everybody",
  showLeading: "Show the link for leading",
  close: "Close",
  cancel: "Cancel",
  save: "Save",
  dark: "Dark",
  timer: "Set a timer",
  start: "Start",
  hideNew: "Hide new notes",
  reveal: "Reveal all notes",
  hiddenFew: "a few notes hidden",
  revealIn: /^All notes come out in/,
  notYet: "Not yet",
  insecure: /This address is not encrypted/,
  movedOn: (stage: string) => has(`The team moved on to ${stage}.`),
  follow: "Follow",
  erase: "Erase the room for everybody…",
  eraseTitle: "Erase the room for everybody?",
  forgetMine: "Forget which notes are mine…",
  forgetRoom: "Forget this room on this device…",
};

export const stages = {
  check_in: "Check-in",
  write: "Write",
  group: "Group",
  vote: "Vote",
  discuss: "Discuss",
  wrap_up: "Wrap-up",
} as const;

export type Stage = keyof typeof stages;

export const panels = { board: "Board", results: "Results", discuss: "Discussion", wrap_up: "Actions" };

export const notes = {
  editor: (column: string) => `Add a note to ${column}`,
  switcher: "Columns",
  hidden: "hidden until the reveal",
  onItsWay: "on its way to the board",
  mine: "yours",
  takeBack: (text: string) => has(`Take back: ${begin(text)}`),
  edit: (text: string) => has(`Edit: ${begin(text)}`),
  remove: (text: string) => has(`Delete: ${begin(text)}`),
  editLabel: "Text",
  topic: (text: string) => has(begin(text)),
  anyMore: /^More for: /,
  deleteDo: "Delete",
  editItem: "Edit",
  takenOff: "taken off the board",
  more: (text: string) => has(`More for: ${begin(text)}`),
};

export const grouping = {
  groupWith: "Group with…",
  takeOut: "Take out of the group",
  groupTitle: "Group with which topic?",
  search: "Search topics",
  moveTo: "Move to another column…",
  name: "Name the topic…",
  nameLabel: "Name",
  takeOff: "Take off the board…",
  takeOffDo: "Take it off",
};

export const voting = {
  open: "Open a round…",
  openDo: "Open the round",
  budget: "Votes for each person",
  most: "Most votes on one topic",
  add: (text: string) => has(`Add a vote to: ${begin(text)}`),
  kept: "Your votes are kept.",
  close: "Close the round…",
  closeDo: "Close and count",
  destroyDo: "Close and destroy the ballots",
  discuss: "Discuss in this order",
  tooFew: /^Too few ballots came in/,
  counted: (n: number) => `${n} ballots counted.`,
};

export const discussion = {
  start: "Start with the first topic",
  onTheTable: /^On the table: /,
  next: "Next topic",
  previous: "Previous topic",
  comment: "Write a comment",
  addComment: "Add the comment",
};

export const actions = {
  text: "What will we do?",
  owner: "Owner",
  due: "Due",
  add: "Add the action",
  edit: (text: string) => `Edit action: ${text}`,
  remove: (text: string) => `Delete action: ${text}`,
};

export const wrapUp = {
  copy: "Copy as Markdown",
  copied: "Markdown copied.",
  download: "Download as a file",
};

export const projector = {
  code: "QR code of the link for everybody",
  showCode: "Show as a QR code",
  link: "Link for the projector",
  fullScreen: "Full screen",
  joinTitle: "Join on your phone",
  revealIn: "All notes come out in",
  round: "Vote on your phone or laptop",
  results: "Results",
  comments: "Comments",
  actions: "What we will do",
  roti: "Was this worth our time?",
  answers: (n: number) => `${n} answers`,
  answered: (n: number) => `${n} answered`,
  noKey: "The link is not complete",
};

export const leadBar = {
  label: "Leading",
  on: (stage: string) => `On to ${stage}`,
  back: (stage: string) => `Back to ${stage}`,
};

export const pages = {
  noKey: "The link is not complete",
  gone: "This room is gone",
  wrongDoor: "This link does not open the room",
  erased: "This room was erased",
};
