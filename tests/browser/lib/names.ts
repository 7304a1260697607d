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
  keepTemplate: "Keep these columns as my template…",
  templateName: "Name of your template",
  shareTemplate: "Copy them as a link",
  dropTemplate: "Remove my template…",
  dropTitle: "Remove your template?",
  remove: "Remove",
  unnamed: (n: number) => `Column ${n}`,
  columnName: (n: number) => `Name of column ${n}`,
  unreachable: /^The server does not answer/,
  manyRooms: /^Many rooms were made from this network just now\./,
  sent: "Sent to you by its link",
  linkCopied: /^Link to the template copied/,
  recent: "Recent rooms in this browser",
  earlier: (n: number) => `Move column ${n} forward`,
  removeColumn: (n: number) => `Remove column ${n}`,
  addColumn: "Add a column",
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
  timerMenu: "Timer",
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
  eraseDo: "Erase in one minute",
  erasing: /^This room will be erased in \d+ second/,
  keepRoom: "Keep the room",
  forgetMine: "Forget which notes are mine…",
  dismiss: "Dismiss",
  forgetRoom: "Forget this room on this device…",
};

export const cover = {
  button: "Cover",
  uncover: "Uncover",
  board: /^Covered for sharing:/,
  recent: /^Covered, with your own templates/,
};

export const stages = {
  check_in: "Check-in",
  write: "Write",
  group: "Group",
  vote: "Vote",
  discuss: "Discuss",
  wrap_up: "Wrap-up",
} as const;

/** The room print, and what a page says that has another key. */
export const print = {
  title: "Room print",
  item: "Compare the room print…",
  join: "Compare the room print",
  show: "Show the room print",
  digits: /^\d{4} \d{4} \d{4}$/,
  alone: /^If a link came to you alone/,
  trap: "This link may be a trap",
  why: /belongs to another key than your link’s/,
};

/** The anonymity meter. */
export const meter = {
  button: /\d+ here · \d+ seats?/,
  title: "Who could have written?",
  numbers: (here: number, seats: number) => `${here} here · ${seats} ${seats === 1 ? "seat" : "seats"}`,
  any: "Any of them could have written a note.",
  from: (n: number) => has(`one of at least ${n} seats`),
  few: {
    one: "With one person here, everybody knows who writes now.",
    two: "With two people here, each knows what the other writes now.",
    three: "With three people here, two who compare notes know what the third writes now.",
  },
};

/** The bar that says what is happening at this stage. */
export const now = "Now";

export type Stage = keyof typeof stages;

export const panels = { review: "Last time", board: "Board", results: "Results", discuss: "Discussion", wrap_up: "Actions" };

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
  useAgain: (text: string) => has(`Use again: ${begin(text)}`),
  more: (text: string) => has(`More for: ${begin(text)}`),
};

export const grouping = {
  groupWith: "Group with…",
  takeOut: "Take out of the group",
  groupTitle: "Group with which topic?",
  search: "Search topics",
  moveTo: "Move…",
  moveColumn: "Column",
  movePlace: "Place",
  moveEnd: "At the end",
  moveBefore: (text: string) => `Before: ${begin(text)}`,
  moveDo: "Move",
  undo: "Undo",
  redo: "Redo",
  undoItem: (doing: string) => `Undo ${doing}`,
  grouped: "Grouped.",
  tookOut: "Taken out of the group.",
  undone: "Undone.",
  undoGone: /^This can no longer be undone/,
  undoNever: /This cannot be undone/,
  name: "Name the topic…",
  nameLabel: "Name",
  takeOff: "Take off the board…",
  takeOffDo: "Take it off",
  discuss: "Discuss this now",
};

export const voting = {
  open: "Open a round…",
  openDo: "Open the round",
  some: "Only over some topics",
  someFault: /^A round is over two topics at least/,
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
  results: "Results",
  tieRule: "Equal votes share a rank; within it, topics stand as on the board.",
  breakTie: (n: number) => `Break the tie of ${n} topics`,
  brokenOnce: /One tie-break is counted in\.$/,
  again: "Vote again",
  without: (n: number) => `${n} ${n === 1 ? "topic" : "topics"} got no vote`,
};

export const leading = {
  button: "Leading…",
  frozen: "Freeze writing",
  frozenHint: /^Writing is frozen for now/,
  grouping: "Only whoever leads can group",
  byLeaders: /keeps grouping to themselves/,
  locked: "Lock the door",
  closesAt: "Writing closes",
  closes: /^Writing closes /,
  set: "Set",
  clearClosing: "Don’t close by itself",
  offer: "Offer leading to the team",
  accept: "Take over leading",
  withdraw: "Take the offer back",
  link: "Link for whoever leads",
  replace: "Replace the link for leading",
  replaced: "The old link for leading no longer works.",
  plan: "Plan",
  say: /^What to say at /,
  savePlan: "Save the plan",
  planSaved: "The plan is on the board.",
  stand: "I can lead",
  agree: "Agree",
};

export const polls = {
  ask: "Ask the team…",
  askDo: "Ask",
  askRoman: "Ask: move on?",
  kind: has,
  kinds: { safety: "Safety check", roti: "Return on time", fist: "Fist of five", roman: "Roman vote", question: "A question of your own" },
  question: "Question",
  option: (n: number) => `Option ${n}`,
  choice: has,
  answered: (n: number) => `${n} answered`,
  unanimous: /If everybody answers alike, everybody’s answer is known\. Fewer than 3 answers are destroyed unseen\./,
  lowFloor: /this poll is not anonymous/,
  saved: "Your answer is kept. You can change it until the poll is closed.",
  takeBack: "Take it back",
  fold: "Fold",
  unfold: "Unfold",
  joinFirst: "Join to answer.",
  close: "Close the poll…",
  closeDo: "Close and show",
  destroyDo: "Close and destroy the answers",
  wait: "Keep it open",
  result: (name: string) => `Result: ${name}`,
  middle: "middle answer",
  most: "chosen most",
  few: /Only the middle answer is shown/,
  counted: (n: number) => `${n} people answered.`,
  tooFew: "Fewer than 3 people answered, so the answers were destroyed and nobody knows them.",
  putAway: "Put away",
  list: "Polls",
  next: "On to the next topic",
  guidance: "For whoever leads: people hold back",
  groupAlone: "Only whoever leads can group",
};

export const discussion = {
  start: "Start with the first topic",
  inFocus: /^In focus: /,
  next: "Next topic",
  previous: "Previous topic",
  comment: "Write a comment",
  addComment: "Add the comment",
  park: (text: string) => has(`Put in the parking lot: ${begin(text)}`),
};

export const finding = {
  item: "Find on the board…",
  field: "Find on the board",
  only: "Only what is found",
  next: "Next one found",
  previous: "Previous one found",
  close: "Close the search",
  told: (at: number, n: number) => `${at} of ${n} topics`,
  one: "1 of 1 topic",
  nothing: "Nothing found",
};

export const lookAlike = {
  item: "Notes that look alike…",
  title: "Notes that look alike",
  group: (one: string, other: string) => `Group “${one}” with “${other}”`,
  apart: (one: string, other: string) => `Leave apart: “${one}” and “${other}”`,
  none: "No two notes look alike any more.",
};

export const keys = {
  item: "Keyboard shortcuts…",
  title: "Keyboard shortcuts",
  use: "Use keys that stand alone",
};

export const actions = {
  text: "What will we do?",
  owner: "Owner",
  due: "Due",
  add: "Add the action",
  edit: (text: string) => `Edit action: ${text}`,
  remove: (text: string) => `Delete action: ${text}`,
  done: (text: string) => `Done: ${text}`,
  pickDate: (field: string) => `${field}: pick a date`,
  dropped: "Dropped from last time",
  kept: "kept from last time",
};

export const experiment = {
  make: "Make it an experiment",
  unmake: "Make it a plain action",
  hypothesis: "We believe that…",
  measure: "We will know by…",
  look: "We look again",
  half: /^An experiment says what you believe/,
};

export const review = {
  title: "What became of last time?",
  progress: (n: number, of: number) => `${n} of ${of} looked at`,
  choose: (choice: "Done" | "Keep" | "Drop", text: string) => `${choice}: ${text}`,
};

export const signing = {
  begin: "Say that this is mine…",
  beginFor: (text: string) => has(`Say that this is mine…: ${begin(text)}`),
  title: "Say that this note is yours?",
  name: "Name to sign with",
  run: "Sign it",
  waits: "signature on its way",
  signed: (name: string) => `signed “${name}”, unverified`,
  strikeFor: (text: string) => has(`Strike the signature: ${begin(text)}`),
  strikeItem: "Strike the signature…",
  strike: "Strike the signature",
};

export const wrapUp = {
  copy: "Copy as Markdown",
  copied: "Markdown copied.",
  minutes: "Minutes",
  files: {
    md: "For a wiki (.md)",
    csv: "For a spreadsheet (.csv)",
    json: "To open it again (.json)",
    ics: "For a calendar (.ics)",
  },
  next: "Start the next retro…",
};

export const files = {
  open: "Open a file…",
  choose: "File",
  asBoard: "Open it as it was",
  asNext: "Start the next retro from it",
  title: "Name of the retro",
  columns: "Columns",
  create: "Create the room",
  whatText: "The note’s text",
  whatColumn: "The board’s column",
  whatVotes: "Votes",
  firstRows: "First rows",
  list: "Vote on a list…",
  listName: "What is it about?",
  listTopics: "Topics",
};

export const projector = {
  code: "QR code of the link for everybody",
  showCode: "Show as a QR code",
  link: "Link for the projector",
  open: "Open it in a new tab",
  fullScreen: "Full screen",
  joinTitle: "Join on your phone",
  revealIn: "All notes come out in",
  round: "Vote on your phone or laptop",
  results: "Results",
  comments: "Comments",
  actions: "What we will do",
  roti: "Was this time well spent?",
  answers: (n: number) => `${n} answers`,
  answered: (n: number) => `${n} answered`,
  noKey: "The link is not complete",
};

export const leadBar = {
  label: "Leading",
  on: (stage: string) => `On to ${stage}`,
  back: (stage: string) => `Back to ${stage}`,
};

/** A room that the server has lost. */
export const restoring = {
  title: "The server has lost this room",
  leads: /^You lead, so it is yours to restore/,
  wait: /^Whoever leads can restore it now/,
  wall: /^Once somebody restores it, this screen goes there/,
  button: "Restore the board",
  told: /restored the board from their page/,
};

export const crowd = {
  waits: /^Very many people join just now\./,
};

export const pages = {
  noKey: "The link is not complete",
  gone: "This room is gone",
  wrongDoor: "This link does not open the room",
  erased: "This room was erased",
  full: "The room is full",
  tryIn: /^This page tries again by itself in/,
  again: "Try again",
  nowhere: "There is nothing here",
  part: "A part of the page did not come",
  reload: "Load the page anew",
  toHome: "To the home page",
};

export const nudge = {
  hint: "A hint about your text",
  blame: (said: string) => `This may read as blame: “${said}”.`,
  names: (name: string) => `This names a person: “${name}”.`,
  who: (said: string) => `This asks who it was: “${said}”.`,
  add: "Add this question",
  leave: "Leave it as it is",
  off: "Don’t show this again",
  isOff: "No more of these hints on this device. The room menu brings them back.",
  setting: "Point out what may read as blame",
};

export const telling = {
  ask: "Who can see that I wrote this?",
  nobody: /^Nobody is told: not your teammates, not whoever leads/,
  hidden: /when you write does not matter, because all hidden notes come out at once/,
  open: (seconds: number) => has(`after a random wait of at most ${seconds} seconds`),
  sealed: /whoever has the link can read the board, and whoever runs the server could change this page/,
  directive: /^Everybody here did what made sense to them/,
};

export const forgetting = {
  mine: "Forget which are mine",
  room: "Forget the room",
};

/** What the page says where something is broken. */
export const faults = {
  full: /^This browser’s storage is full/,
  memory: /^This browser keeps nothing/,
  stuck: /^This page was loaded anew, and it is still of another version/,
  typed: "What you typed",
  drop: "Throw it away",
};
