// Every sentence of the page, in English. Knows no state: what varies comes in as arguments.

import type { CreateError, Over, OwnStatus, StorageState, TextFault, Theme } from "../state/state";
import type { Ease } from "../state/poll-results";
import type { AskFault, Fixed } from "../state/polls";
import type { NoSeat } from "../state/seats";
import type { StepType } from "../state/steps";
import type { Panel } from "../state/ui";
import type { CloseReason, ErrorCode, Limit, Rules, Scale, Stage } from "../state/wire";
import { counter } from "./plural";

const count = /* @__PURE__ */ counter("en");
const notes = (n: number): string => count(n, { one: "# note", other: "# notes" });
const topics = (n: number): string => count(n, { one: "# topic", other: "# topics" });
const votes = (n: number): string => count(n, { one: "# vote", other: "# votes" });

const general = {
  name: "Candor",
  home: "Candor, home",
  close: "Close",
  cancel: "Cancel",
  save: "Save",
  remove: "Remove",
  copy: "Copy",
  untitled: "Untitled retro",
  unreadable: "This text does not open with your link’s key.",
  moment: (ms: number) => new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" }).format(ms),
  momentWithZone: (ms: number) => new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "long" }).format(ms),
  quote: (text: string) => `“${text}”`,
};

const home = {
  title: "Say it. Your name stays out of it.",
  sampleTeam: "What your team reads",
  sampleServer: "What the server keeps",
  sampleText: "Estimates get talked down until they fit. Then we are late, and surprised.",
  sampleSealed: "q7Vd0kXbT4mZ-9wLrA2sPfE8uYhC1nJ6oGi_RtK3yBvNe5xWjMaDzQpUcHlFS0gIOb7Vd2kXmT4wZ9",
  what:
    "Candor is a retrospective board. Everybody writes at the same time, group and vote follow, and neither your teammates, nor whoever leads, nor anything the server keeps can tell who wrote what. There are no accounts; whoever leads can erase the board, and one that nobody uses goes by itself.",
  make: "Start a retro",
  titleLabel: "Name of the retro",
  titlePlaceholder: "Sprint 24, for example",
  templateLabel: "What will you ask?",
  columnsLabel: "Columns",
  columnsHint: "Rename them, change what they ask, add and remove.",
  columnName: (n: number) => `Name of column ${n}`,
  columnPrompt: (n: number) => `Prompt of column ${n}`,
  promptPlaceholder: "What should people write here? (optional)",
  newColumn: "New column",
  addColumn: "Add a column",
  removeColumn: (n: number) => `Remove column ${n}`,
  earlier: (n: number) => `Move column ${n} forward`,
  later: (n: number) => `Move column ${n} back`,
  more: "More: fixed once the room is made",
  hiding: "Hide notes until the reveal",
  hidingHint: "People write without seeing each other. Whoever leads reveals everything at once, shuffled.",
  tick: "Tick, in seconds",
  tickHint:
    "On an open board, notes wait for one to four ticks and come out mixed. Longer hides better when someone watches who types; shorter feels livelier.",
  floor: "Fewest answers that are counted",
  floorHint: "A vote with fewer ballots than this is destroyed, not shown.",
  alone: "Just trying it alone",
  aloneHint: "Counts a single ballot. Below three answers a result is not anonymous.",
  notAnonymous: "Below three, results are not anonymous: one can work out who chose what.",
  recent: "Recent rooms in this browser",
  recentHint: "Kept on this device alone. Removing one also removes its key and what marks notes as yours.",
  visited: (when: string) => `last here ${when}`,
  leads: "you can lead",
  removeRoom: (title: string) => `Remove ${title}`,
  removeRoomTitle: "Remove this room from this browser?",
  removeRoomText:
    "The link’s key, your seat and the marks of your own notes go from this device. Without the link you cannot come back. The room itself stays for the others.",
  own: "Your own template",
  sent: "Sent to you by its link",
  ownName: (name: string) => `${name}, our way`,
  keepTemplate: "Keep these columns as my template…",
  templateName: "Name of your template",
  shareTemplate: "Copy them as a link",
  dropTemplate: "Remove my template",
  how: "How it keeps you anonymous",
  promise: [
    "Your text is sealed in your browser with a key that travels only in the link, behind the #: the server keeps text that it cannot read.",
    "No note carries an author. While writing is hidden, notes stay off every other screen, and then come out together in an order drawn by lot.",
    "What remains is you: how you write, very small groups, and someone looking over your shoulder can still give you away.",
  ],
};

const creation = {
  create: "Create the room",
  creating: "Creating the room…",
  createErrors: {
    unreachable: "The server does not answer. Your columns are still here: try again in a moment.",
    invalid: "The server did not accept these settings. Check tick and floor under “More”.",
    too_big: "That is more than a new room can take at once: 4 MB, sealed. Shorten or leave out some of it and try again.",
    busy: "The server is taking in other large boards just now. Try again in a few seconds.",
    full: "This server has as many rooms as it may. Try again later, or run your own.",
    too_fast: "Too many rooms were made from here just now. Wait a minute and try again.",
    taken: "That went wrong by a rare chance. Press “Create the room” once more.",
    text_too_long: "A name or a prompt is too long. Shorten it and try again.",
    server: "The server had a problem. Your columns are still here: try again in a moment.",
  } satisfies Record<CreateError, string>,
};

const stages = {
  label: "Stages",
  now: "Now",
  names: {
    check_in: "Check-in",
    write: "Write",
    group: "Group",
    vote: "Vote",
    discuss: "Discuss",
    wrap_up: "Wrap-up",
  } satisfies Record<Stage, string>,
  hints: {
    check_in: "Arrive and join. Everybody did the best they could with what they knew.",
    write: "Write what comes to mind, one thought to a note.",
    group: "Drag notes that belong together onto each other, or use their menus.",
    vote: "Choose what is worth talking about.",
    discuss: "One topic at a time. Reply here without your name, or just talk.",
    wrap_up: "Agree on what to do, then take the result with you.",
  } satisfies Record<Stage, string>,
  moved: (stage: string) => `The team is now at: ${stage}.`,
  movedOn: (stage: string) => `The team moved on to ${stage}. Finish in peace; your text stays.`,
  follow: "Follow",
};

const panels = {
  label: "Views",
  names: {
    board: "Board",
    results: "Results",
    discuss: "Discussion",
    wrap_up: "Actions",
    review: "Last time",
  } satisfies Record<Panel, string>,
};

const link = {
  connecting: "Connecting…",
  live: "Live",
  waiting: (n: number) =>
    n === 0 ? "Reconnecting…" : `Reconnecting… ${count(n, { one: "# change waits", other: "# changes wait" })} to be sent`,
  sending: (n: number) => count(n, { one: "Sending # change", other: "Sending # changes" }),
  gone: "Gone",
  again: "Try now",
  /** Why the connection broke, in the words of somebody with twelve people waiting. */
  reasons: {
    bad_frame: "The server did not understand this page. Load it anew; what you typed stays.",
    wrong_door: "This link’s key does not fit the room. Ask for the full link again.",
    wrong_seat: "Your seat was not recognised, so you get a new one. Your notes stay yours.",
    no_room: "There is no such room on this server any more.",
    no_hello: "The connection was too slow to say hello. Trying again.",
    other_protocol: "Candor was updated. Load the page anew; what you typed stays.",
    erased: "This room was erased.",
    too_big: "A message was too large for the server. Shorten the text and try again.",
    room_full: "The room has as many connections as it may. Close other tabs of it, or wait.",
    too_many: "This browser sent too much at once and was paused. It comes back by itself.",
    too_slow: "The connection was too slow to keep up. Trying again.",
    room_failed: "The room had a hiccup and is being loaded anew. It comes back by itself.",
    restarting: "The server is restarting. It comes back by itself in a moment.",
  } satisfies Record<CloseReason, string>,
};

const over = {
  wrong_door: {
    title: "This link does not open the room",
    text: "The key behind the # is not this room’s; perhaps the link was cut off when it was pasted. Ask for the full link and open that.",
  },
  no_room: {
    title: "This room is gone",
    text: "It was erased, it expired, or the server was started anew without keeping it. Nothing of it is left on the server. Whoever led can create a new one in a minute.",
  },
  erased: {
    title: "This room was erased",
    text: "It is gone from the server, and this browser has forgotten it too.",
  },
  room_full: {
    title: "The room is full",
    text: "It has as many connections as it may. Close other tabs of this room, or wait until somebody leaves.",
  },
  other_protocol: {
    title: "Candor was updated",
    text: "Load this page anew to go on. What you typed stays in this browser.",
  },
} satisfies Record<Over, { title: string; text: string }>;

const pages = {
  over,
  noKeyTitle: "The link is not complete",
  noKeyText:
    "This address names a room but lacks the key that opens it: the part behind the #. Some chat tools cut it off. Ask for the full link and open that.",
  nowhereTitle: "There is nothing here",
  nowhereText: "This address belongs to no page of Candor.",
  wrongCheckTitle: "This link may be a trap",
  wrongCheckText:
    "The room says that it belongs to another key than your link’s. Somebody may have given you a link of your own to single you out, so this page does not write. Ask the others for the link that they use.",
  noReason: "That was not done. Look again, and repeat it if it still makes sense.",
  partTitle: "A part of the page did not come",
  partText: {
    kept: "The connection may have gone, or the server is newer than this page. Load it anew; nothing that you wrote is lost.",
    memory: "The connection may have gone, or the server is newer than this page. This browser keeps nothing: copy what you typed, then load it anew with the full link.",
    full: "The connection may have gone, or the server is newer than this page. This browser’s storage is full: copy what you typed last, then load it anew.",
  } satisfies Record<StorageState, string>,
  toHome: "To the home page",
  again: "Try again",
  trying: "Trying again now…",
  tryIn: (seconds: number) => count(seconds, { one: "This page tries again by itself in # second.", other: "This page tries again by itself in # seconds." }),
  reload: "Load the page anew",
  loading: "Opening the room…",
};

const join = {
  title: "Take a seat",
  hereAlready: (n: number) => count(n, { one: "# person is here.", other: "# people are here." }),
  text: "You can read along already. Join to write, vote and group; there is no name to give.",
  safe: [
    "Your seat has no name, and no note, vote or comment is stored with it.",
    "What you write is sealed in your browser; the server cannot read it.",
    "Only your own device knows which notes are yours, and it can forget them.",
  ],
  button: "Join",
};

const safety = {
  insecure:
    "This address is not encrypted (plain HTTP): others on this network cannot read your text, but they can see who sends something and when.",
  storage: {
    kept: "",
    memory:
      "This browser keeps nothing (a private window, perhaps): when this tab closes, your seat, your drafts and the marks of your own notes are gone.",
    full: "This browser’s storage is full: what you typed last is kept in this tab alone. Keep it open until it is sent.",
  } satisfies Record<StorageState, string>,
  lowFloor: "This room counts fewer than three answers: results here are not anonymous.",
};

const counts = {
  label: "Counts",
  here: (n: number) => `${count(n, { other: "#" })} here`,
  ready: (n: number) => `${count(n, { other: "#" })} ready`,
  voted: (n: number) => `${count(n, { other: "#" })} voted`,
  hidden: (n: number) => count(n, { one: "# note hidden", other: "# notes hidden" }),
  hiddenFew: "a few notes hidden",
  meReady: "I’m ready",
};

const timer = {
  label: "Timer",
  left: (clock: string) => `${clock} left`,
  paused: (clock: string) => `${clock}, paused`,
  isPaused: "paused",
  over: "Time is up",
  set: "Set a timer",
  minutes: "Minutes",
  start: "Start",
  pause: "Pause",
  resume: "Go on",
  more: "One minute more",
  stop: "Stop the timer",
  sound: "Sound when the timer ends",
};

const share = {
  title: "Invite the team",
  text: "Everybody gets the same link. The part behind the # is the key: it never reaches the server, so send the whole link.",
  room: "Link for everybody",
  copyRoom: "Copy the link",
  code: "QR code of the link for everybody",
  showCode: "Show as a QR code",
  hideCode: "Hide the QR code",
  codeText: "Point a phone’s camera at it, open the link, press Join.",
  projectorTitle: "In one room together?",
  projectorText:
    "The projector’s page shows the board to the whole room: large, with the QR code, and with nothing that is anybody’s own. It has no seat and cannot lead.",
  projector: "Link for the projector",
  copyProjector: "Copy the link for the projector",
  openProjector: "Open it in a new tab",
  facilitatorTitle: "Link for leading",
  facilitatorWarning:
    "Whoever opens this can lead: change stages, take notes off, erase the room. It shows nothing more than the others see. Keep it for yourself, or for a co-facilitator.",
  facilitator: "Link for whoever leads",
  show: "Show the link for leading",
  copyFacilitator: "Copy the link for leading",
};

const sharing = {
  button: "Share",
  noCode: "The QR code did not come: the connection may have gone. Copy the link instead.",
};

const copying = {
  copied: {
    room_link: "Link copied.",
    projector_link: "Link for the projector copied.",
    facilitator_link: "Link for leading copied. Share it with care.",
    markdown: "Markdown copied.",
    reminder: "Reminder copied.",
    template_link: "Link to the template copied. It carries the columns and nothing else.",
  },
  copyFailed: "The browser did not let the page copy. Mark the text here and copy it by hand.",
};

const menu = {
  leave: "Leave the room",
  forgetMine: "Forget which notes are mine…",
  forgetMineTitle: "Forget which notes are mine?",
  forgetMineText:
    "This device drops the keys of your notes and comments here. They stay on the board, nothing marks them as yours any more, and you can no longer edit or delete them.",
  forgetMineDo: "Forget which are mine",
  forgetRoom: "Forget this room on this device…",
  forgetRoomTitle: "Forget this room on this device?",
  forgetRoomText:
    "The key, your seat, your drafts and the marks of your notes go from this device. The room stays for the others. You need the link to come back.",
  forgetRoomDo: "Forget the room",
  erase: "Erase the room for everybody…",
  eraseTitle: "Erase the room for everybody?",
  eraseText:
    "Everybody is told, and a minute later the room is gone from the server and from every connected browser. Until then it can be stopped. Export the result first.",
  eraseDo: "Erase in one minute",
};

const erasure = {
  erasing: (seconds: number) =>
    count(seconds, { one: "This room will be erased in # second.", other: "This room will be erased in # seconds." }),
  keepRoom: "Keep the room",
  eraseAnnounced: "This room will be erased in a minute.",
  eraseCancelled: "The room stays after all.",
};

const tools = {
  button: "Room menu",
  theme: "Appearance",
  themes: { system: "As the system", light: "Light", dark: "Dark" } satisfies Record<Theme, string>,
};

const writing = {
  label: (column: string) => `Add a note to ${column}`,
  placeholder: "Write a note…",
  add: "Add",
  addTo: (column: string) => `Add to ${column}`,
  keys: "Enter saves, Shift+Enter starts a new line.",
  shortcut: "Press N to write a note",
  hiddenHint: "Only you see your notes until the reveal.",
  mixedHint: "Notes come out mixed, after a short random wait.",
  mine: "yours",
  yours: "Your notes, not on the board yet",
  status: {
    sending: "sending…",
    hidden: "hidden until the reveal",
    on_its_way: "on its way to the board",
    shown: "",
    changing: "change on its way",
    going: "being taken down",
    taken_off: "taken off the board",
  } satisfies Record<OwnStatus, string>,
  takeBack: "Take back",
  edit: "Edit",
  remove: "Delete",
  useAgain: "Use again",
  forget: "Dismiss",
  editTitle: { note: "Edit your note", comment: "Edit your comment" },
  editLabel: "Text",
  deleteTitle: { note: "Delete your note?", comment: "Delete your comment?" },
  deleteDo: "Delete",
  itemAction: (verb: string, text: string) => `${verb}: ${text}`,
  faults: {
    empty: "There is nothing to save yet.",
    too_long: "This is too long for one text. Split it into two.",
    half: "An experiment says what you believe and how you will know. Fill in both, or make it a plain action again.",
  } satisfies Record<TextFault, string>,
};

const board = {
  columnTopics: (n: number) => topics(n),
  empty: "Nothing here yet.",
  emptyCheckIn: "Nothing here yet. Writing has not begun, but you may.",
  emptyHidden: "Notes written here stay hidden until the reveal. Then they all come out at once, shuffled.",
  emptyGroup: "Drop a note here to move it to this column.",
  switcher: "Columns",
  group: (name: string, n: number) => `Group of ${notes(n)}: ${name}`,
  notes: (n: number) => notes(n),
  more: (text: string) => `More for: ${text}`,
  unnamed: "Unnamed group",
  replies: (n: number) => count(n, { one: "# comment", other: "# comments" }),
};

const reveal = {
  button: "Reveal all",
  buttonName: "Reveal all notes",
  count: (seconds: number) => count(seconds, { one: "All notes come out in # second.", other: "All notes come out in # seconds." }),
  soon: "All notes come out in a moment.",
  announced: "The reveal is announced: all hidden notes come out in ten seconds, shuffled.",
  cancel: "Not yet",
  cancelled: "The reveal was called off.",
  done: (n: number) => `${notes(n)} revealed.`,
  hide: "Hide new notes",
  hideHint: "What is on the board stays visible.",
};

const grouping = {
  groupWith: "Group with…",
  groupTitle: "Group with which topic?",
  search: "Search topics",
  none: "No topic has these words.",
  takeOut: "Take out of the group",
  move: "Move…",
  moveTitle: "Move to which place?",
  moveColumn: "Column",
  movePlace: "Place",
  moveEnd: "At the end",
  moveBefore: (text: string) => `Before: ${text}`,
  moveDo: "Move",
  nameGroup: "Name the topic…",
  nameTitle: "Name the topic",
  nameLabel: "Name",
  nameHint: "Leave it empty to show the notes’ own words.",
  takeOff: "Take off the board…",
  takeOffTitle: "Take this off the board?",
  takeOffText: "It goes for everybody, and you do not learn whose it is. Its author sees that it was taken off.",
  takeOffDo: "Take it off",
  discuss: "Let everybody look at this",
  byLeaders: "Whoever leads keeps grouping to themselves for now.",
  fixed: "An open round fixes this topic until it is closed.",
};

const steps = {
  did: {
    group_note: "Grouped.",
    merge_topics: "Grouped.",
    split_topic: "Taken out of the group.",
    place_topic: "Moved.",
    name_topic: "Name changed.",
  } satisfies Record<StepType, string>,
  undo: "Undone.",
  redo: "Done again.",
  final: "This cannot be undone, because votes were added up or too much moved along.",
  gone: {
    undo: "This can no longer be undone: the board has changed meanwhile.",
    redo: "This can no longer be done again: the board has changed meanwhile.",
  },
  undoButton: "Undo",
  redoButton: "Redo",
  undoItem: (did: StepType) => `Undo ${doing[did]}`,
  redoItem: (did: StepType) => `Redo ${doing[did]}`,
};

const doing: Record<StepType, string> = {
  group_note: "grouping",
  merge_topics: "grouping",
  split_topic: "taking out",
  place_topic: "moving",
  name_topic: "naming",
};

const voting = {
  openTitle: "Open a round of votes",
  openText: (n: number) => `Over ${topics(n)}. Nobody sees a number before you close the round.`,
  budget: "Votes for each person",
  budgetHint: "Suggested from the number of topics.",
  most: "Most votes on one topic",
  openDo: "Open the round",
  some: "Only over some topics",
  someHint: "Choose two topics or more; otherwise the round is over all.",
  noTopics: "There is nothing to vote on yet: reveal or write some notes first.",
  closeTitle: "Close the round?",
  closeText: (n: number, here: number) =>
    `${count(n, { one: "# person has voted", other: "# people have voted" })}, ${here} here. A closed round cannot be opened again.`,
  closeBelow: (voted: number, floor: number) =>
    `${count(voted, { one: "Only # ballot is", other: "Only # ballots are" })} in, as of a moment ago, and this room counts no fewer than ${floor}. Closing now destroys the ballots and shows no result.`,
  closeDo: "Close and count",
  destroyDo: "Close and destroy the ballots",
  wait: "Keep it open",
};

const ballot = {
  open: "Open a round…",
  bar: "Your votes",
  left: (n: number, of: number) => `${n} of ${votes(of)} left`,
  mostHint: (n: number) => `At most ${n} on one topic`,
  saved: "Your votes are kept.",
  saving: "Saving your votes…",
  joinFirst: "A round is open. Join to vote.",
  add: (text: string) => `Add a vote to: ${text}`,
  remove: (text: string) => `Take a vote from: ${text}`,
  yours: (n: number) => `${votes(n)} of yours`,
  close: "Close the round…",
  opened: "A round of votes is open.",
  closed: "The round is closed.",
};

const leading = {
  button: "Leading…",
  closes: (when: string) => `Writing closes ${when}`,
  withdraw: "Take the offer back",
  offering: "You offer leading: the first who accepts leads from then on.",
  offered: "Whoever leads wants to hand over. Nobody learns who accepts.",
  accept: "Take over leading",
  absent: "Nobody who leads has been here for two minutes.",
  askStand: "Any of you can stand up; more than half of those here decide.",
  stand: "I can lead",
  standing: (n: number, of: number) => `You stand up to lead: ${n} of ${of} agree so far.`,
  somebody: (n: number, of: number) => `Somebody here would lead: ${n} of ${of} agree so far. Nobody sees who agrees.`,
  agree: "Agree",
  stepBack: "Step back",
  frozen: "Writing is frozen for now; what you typed stays here.",
  noSeat: {
    locked: "The door is locked: nobody new gets a seat for now. You can read along, and get one by yourself once it opens.",
    full: "All seats are taken. You can read along, and get one by yourself once somebody leaves.",
  } satisfies Record<NoSeat, string>,
  thawed: "Writing goes on.",
  present: "Somebody leads again.",
};

const lead = {
  title: "Leading",
  intro: "What you set here holds for everybody, and everybody sees it. You see nothing that others don’t.",
  rules: "Rules",
  ruleNames: {
    frozen: "Freeze writing",
    grouping_by_leaders: "Only who leads groups",
    locked: "Lock the door",
  } satisfies Record<Exclude<keyof Rules, "seats">, string>,
  ruleHints: {
    frozen: "Nobody adds or edits notes and comments. What people have typed stays in their editors.",
    grouping_by_leaders: "Others can no longer drag, name or split topics.",
    locked: "Nobody new gets a seat. Whoever has the link can still read along.",
  } satisfies Record<Exclude<keyof Rules, "seats">, string>,
  seats: "Seats",
  seatsHint: (n: number | null) => n === null ? "As many as come. Set it to the size of your team, and nobody takes a second one unseen."
    : count(n, { one: "One seat at a time. More people wait, and read along. Empty it to lift this.", other: "# seats at a time. More people wait, and read along. Empty it to lift this." }),
  set: "Set",
  closing: "Closing time",
  closingHint: "For a retro that runs over days: writing stays hidden until then, and all notes come out at that moment by themselves. Late notes are still welcome.",
  closesAt: "Writing closes",
  closingFault: "Choose a moment ahead of now, within two weeks.",
  clearClosing: "Don’t close by itself",
  copyReminder: "Copy a reminder",
  reminder: (title: string, when: string) =>
    `Retro ${title === "" ? "" : `“${title}” `}is open until ${when}. Notes stay hidden until then and carry no name; use the link you already have.`,
  hands: "Who leads",
  offerHint: "Hand over: the first person with a seat who accepts leads from then on, and you no longer do.",
  offer: "Offer leading to the team",
  replaceHint: "Did the link for leading go astray? A new one makes the old one useless, also for others who lead by it.",
  replace: "Replace the link for leading",
  replaced: "The old link for leading no longer works.",
};

const results = {
  title: "Results",
  counted: (n: number) => count(n, { one: "# ballot counted.", other: "# ballots counted." }),
  tieRule: "Equal votes share a rank; within it, topics stand as on the board.",
  tooFew: "Too few ballots came in, so they were destroyed and there is no result.",
  tooFewWay: (floor: number) => `This room counts rounds of ${floor} and more. Wait for others to join, or just talk about it, then open another round.`,
  none: "No round has been closed yet.",
  without: (n: number) => count(n, { one: "# topic got no vote", other: "# topics got no vote" }),
  rank: (n: number) => `Rank ${n}`,
  tied: "tied",
  votes: (n: number) => votes(n),
  discuss: "Discuss in this order",
  breakTie: (n: number) => count(n, { other: "Break the tie of # topics" }),
  again: "Vote again",
  broken: (n: number) => count(n, { one: "One tie-break is counted in.", other: "# tie-breaks are counted in." }),
};

const plan = {
  title: "Plan",
  hint: "What each stage begins with. Everybody reads the sentences; minutes are offered, never forced.",
  ends: "The retro ends",
  minutes: (stage: string) => `Minutes for ${stage}`,
  minutesShort: "min",
  say: (stage: string) => `What to say at ${stage}`,
  save: "Save the plan",
  saved: "The plan is on the board.",
  start: (minutes: number) => count(minutes, { one: "Start # minute", other: "Start # minutes" }),
  forStage: "The time that the plan has for this stage",
  forTopic: "What is left until the end, shared out among the topics",
};

const discuss = {
  agenda: "Agenda",
  none: "No topic is on the table yet.",
  noneLeads: "Pick one from the agenda: everybody sees it at once.",
  noneFollows: "As soon as whoever leads picks one, it appears here.",
  notes: "Notes",
  comments: "Comments",
  noComments: "No comments yet. A comment has no name either, and comes out after a short random wait.",
  commentLabel: "Write a comment",
  commentPlaceholder: "Reply without your name…",
  addComment: "Add the comment",
  actions: "Actions from this topic",
  looking: "You are looking at another topic than the team.",
  moved: (name: string) => `The team moved on to ${name}. Finish in peace; your text stays.`,
  clear: "Clear the table",
  parked: "parked",
  parkIt: "Put in the parking lot",
  unparkIt: "Back on the agenda",
  park: (parked: boolean, text: string) => parked ? `Back on the agenda: ${text}` : `Put in the parking lot: ${text}`,
};

const table = {
  previous: "Previous topic",
  next: "Next topic",
  start: "Start with the first topic",
  focus: (text: string) => `On the table: ${text}`,
  votes: (n: number) => votes(n),
};

const actions = {
  title: "Actions",
  hint: "What will you try? One owner, one date; small beats grand. Actions are made in public, not anonymously.",
  none: "No actions yet. Two or three that really happen are plenty.",
  text: "What will we do?",
  owner: "Owner",
  ownerPlaceholder: "Who sees to it",
  due: "Due",
  duePlaceholder: "By when",
  add: "Add the action",
  edit: (text: string) => `Edit action: ${text}`,
  remove: (text: string) => `Delete action: ${text}`,
  done: (text: string) => `Done: ${text}`,
  editTitle: "Edit the action",
  deleteTitle: "Delete this action?",
  deleteText: "It goes for everybody.",
  from: (topic: string) => `from: ${topic}`,
  by: (owner: string) => owner,
  until: (due: string) => `by ${due}`,
  pickDate: (field: string) => `${field}: pick a date`,
  day: (day: Date) => new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeZone: "UTC" }).format(day),
  shortDay: (day: Date) => new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeZone: "UTC" }).format(day),
  kept: "kept from last time",
  fromLastTime: "from last time, not looked at yet",
  droppedTitle: "Dropped from last time",
};

const experiment = {
  make: "Make it an experiment",
  unmake: "Make it a plain action",
  hint: "An experiment is an action that you may be wrong about: say what you believe, and agree now on what would tell you.",
  mark: "Experiment",
  hypothesis: "We believe that…",
  hypothesisPlaceholder: "…doing this leads to that",
  measure: "We will know by…",
  measurePlaceholder: "What we will see or count",
  look: "We look again",
  lookPlaceholder: "When",
  believes: (text: string) => `We believe that ${text}`,
  knows: (text: string) => `We will know by ${text}`,
  looks: (when: string) => `we look again: ${when}`,
};

const review = {
  title: "What became of last time?",
  hint: "One by one: is it done, do you keep it, or do you let it go? Everybody sees what is chosen, and any of you can choose again.",
  progress: (n: number, of: number) => `${n} of ${count(of, { other: "#" })} looked at`,
  all: "All looked at. What you kept stands among the actions.",
  choices: { done: "Done", keep: "Keep", drop: "Drop" },
  choose: (choice: string, text: string) => `${choice}: ${text}`,
  group: (text: string) => `What became of: ${text}`,
  open: "not looked at yet",
  chosen: { done: "done", keep: "kept", drop: "dropped" },
};

const signing = {
  title: { note: "Say that this note is yours?", comment: "Say that this comment is yours?" },
  name: "Name to sign with",
  namePlaceholder: "As your team knows you",
  terms: [
    "Everybody in the room sees the name under this text.",
    "It is a claim: nobody verifies it, and the page says so.",
    "Others may have been grouped with this text; only this one is signed.",
    "It comes out after a short random wait. Until then you can take it back.",
    "After that it cannot be undone, other than by striking it, which people may have seen by then.",
  ],
  run: "Sign it",
  strikeTitle: "Strike the signature?",
  strikeText: "The name goes for everybody at once; the text stays. Nobody is told who struck it, and its author can sign again.",
};

const signed = {
  begin: "Say that this is mine…",
  waits: "signature on its way",
  takeBackBoth: "Take both back",
  signed: (name: string) => `signed “${name}”, unverified`,
  strike: "Strike the signature",
};

const wrapUp = {
  title: "Take it with you",
  hint: "The whole board: ranked topics with their notes and comments, actions and polls. It names nobody but the owners that you wrote down, and those who signed.",
  copy: "Copy as Markdown",
  print: "Print, or save as PDF",
  download: "Download",
  files: {
    md: "For a wiki (.md)",
    csv: "For a spreadsheet (.csv)",
    json: "To open it again (.json)",
    ics: "For a calendar (.ics)",
  },
  noDays: "A calendar file can be made once an action has a date, such as 2026-12-01.",
  preview: "Minutes",
  next: "And next time",
  nextHint: (n: number) =>
    n === 0
      ? "No action is open. The next retro can begin with the same columns."
      : count(n, { one: "# open action goes along, to be looked at when you begin.", other: "# open actions go along, to be looked at when you begin." }),
  nextDo: "Start the next retro…",
};

const minutes = {
  untitled: "Retrospective",
  ranked: "Topics by votes",
  others: "Not voted on",
  votes: (n: number) => votes(n),
  parked: "parked",
  comments: "Comments",
  signed: (name: string) => `signed ${name}, unverified`,
  actions: "Actions",
  action: "What",
  owner: "Owner",
  due: "Due",
  state: "State",
  states: { open: "open", done: "done", dropped: "dropped" },
  carried: "carried over",
  hypothesis: (text: string) => `Hypothesis: ${text}`,
  measure: (text: string) => `How we will know: ${text}`,
  look: (text: string) => `We look at it: ${text}`,
  polls: "Polls",
  about: (topic: string) => `About: ${topic}`,
};

const beginning = {
  open: "Open a file…",
  list: "Vote on a list…",
  begin: "Or begin with something",
};

const files = {
  openTitle: "Open a file",
  openHint: "A board that Candor exported (.json), or notes of another tool as a table (.csv). It is read in this browser, and sealed before anything is sent.",
  choose: "File",
  reading: "Reading…",
  title: "Name of the retro",
  titleHint: "The same as before; add what tells them apart, a number or a date.",
  holds: (n: number, comments: number, actions: number) =>
    [
      topics(n),
      count(comments, { one: "# comment", other: "# comments" }),
      count(actions, { one: "# action", other: "# actions" }),
    ].join(", "),
  as: "What shall become of it?",
  asBoard: "Open it as it was",
  asBoardHint: "The whole board in a new room. Nothing in it is anybody’s to edit any more, and signatures stay out.",
  asNext: "Start the next retro from it",
  asNextHint: (n: number) => count(n, { one: "Empty, with # open action to look at.", other: "Empty, with # open actions to look at." }),
  columns: "Columns",
  same: "The same columns",
  create: "Create the room",
  creating: "Creating the room…",
  faults: {
    too_big: "This file is larger than 4 MB. A board of Candor is smaller; split a table into several.",
    no_text: "This is no text in UTF-8. In a spreadsheet, save it as “CSV UTF-8”.",
    empty: "There is nothing in this file but perhaps a header.",
    unread: "The browser could not read this file. Choose it once more.",
    not_json: "This file looks like JSON and is not: it may have been cut off or changed by hand.",
    not_candor: "This is JSON, but no board that Candor exported.",
    newer: "This board was exported by a newer Candor. Open it there, or update this server.",
    wrong: (where: string) => `This board is not as it has to be, at: ${where}. It may have been changed by hand.`,
    too_long: (where: string) => `A text is too long for a room, at: ${where}.`,
    too_many: (where: string) => `There is more in this board than a room can hold, at: ${where}.`,
    unclosed: (line: number) => `The quote that begins in line ${line} never ends.`,
  },
  what: "Which column of the table is what?",
  whatText: "The note’s text",
  whatColumn: "The board’s column",
  whatVotes: "Votes",
  nothing: "None",
  unnamed: (n: number) => `Column ${n}`,
  notes: "Notes",
  taken: (n: number, out: number) =>
    `${notes(n)} will be taken${out === 0 ? "." : `, ${count(out, { one: "# row is left out.", other: "# rows are left out." })}`}`,
  tablePreview: "First rows",
  line: "Line",
  text: "Text",
  column: "Column",
  votes: "Votes",
  votesHint: "Votes of another tool order the topics and are noted as a comment; they are no round of this room.",
  leftOut: "Left out",
  rowFaults: {
    empty: "no text",
    too_long: "the text is too long",
    column_too_long: "the name of its column is too long",
    too_many_columns: "it would need a thirteenth column",
    too_many_notes: "the room is full: 1,000 notes",
  },
  rowFault: (line: number, why: string) => `Line ${line}: ${why}.`,
  moreRows: (n: number) => count(n, { one: "And # row more.", other: "And # rows more." }),
  listTitle: "Vote on a list",
  listHint: "One topic a line. The room begins with the vote, and everybody sees the list.",
  listLabel: "Topics",
  listName: "What is it about?",
  listColumn: "Topics",
  listCount: (n: number) => topics(n),
  listTooLong: (line: number) => `Topic ${line} is too long for one text.`,
  listTooMany: "That is more than a room can hold: 1,000 topics.",
  nextTitle: "Start the next retro",
  nextHint: "A new room with a link of its own. This one stays as it is, among your recent rooms.",
};

const polls = {
  askTitle: "Ask the team",
  askText: "Answers have no name. Nobody, you included, sees one before the poll is closed; then everybody sees the same.",
  askDo: "Ask",
  askRoman: "Ask: move on?",
  kind: "What do you want to ask?",
  choices: {
    safety: [
      "I keep my thoughts to myself",
      "I say what is harmless",
      "I say some things and hold back others",
      "I say nearly everything",
      "I say anything that matters",
    ],
    roti: ["Time lost", "Little for the time", "Worth the time", "Worth more than the time", "Time very well spent"],
    fist: ["I block it", "I have strong doubts", "I want to talk about it first", "I can live with it", "I am for it", "I will push it along"],
    roman: ["Move on", "Either way", "Go on"],
  } satisfies Record<Fixed, readonly string[]>,
  options: "Options",
  option: (n: number) => `Option ${n}`,
  optionsHint: "Two to seven; what stays empty is left out.",
  faults: {
    no_question: "Write down what you want to ask.",
    question_too_long: "This is too long for one question. Shorten it.",
    few_options: "Give at least two options.",
    option_too_long: "An option is too long. Shorten it to a line.",
    same_options: "Two options say the same. Change one.",
  } satisfies Record<AskFault, string>,
  about: (topic: string) => `About: ${topic}`,
  answered: (n: number) => `${count(n, { other: "#" })} answered`,
  unanimous: "If everybody answers alike, everybody’s answer is known.",
  destroyed: (floor: number) => `Fewer than ${floor} answers are destroyed unseen.`,
  few: {
    scale: (n: number) => `Of fewer than ${n}, only the middle answer is shown.`,
    question: (n: number) => `Of fewer than ${n}, only what was chosen most is shown.`,
  },
  lowFloor: "This room counts fewer than three answers: this poll is not anonymous.",
  mine: (choice: string) => `Your answer: ${choice}`,
  saving: "Saving your answer…",
  saved: "Your answer is kept. You can change it until the poll is closed.",
  takeBack: "Take it back",
  fold: "Fold",
  unfold: "Unfold",
  joinFirst: "Join to answer.",
  closeTitle: "Close the poll?",
  closeText: (n: number, here: number) =>
    `${count(n, { one: "# person has answered", other: "# people have answered" })}, ${here} here. A closed poll cannot be opened again.`,
  closeBelow: (answered: number, floor: number) =>
    `${count(answered, { one: "Only # answer is", other: "Only # answers are" })} in, as of a moment ago, and this room shows no fewer than ${floor}. Closing now destroys the answers and shows no result.`,
  closeFew: (n: number) => `With fewer than ${n} answers, everybody sees the gist and no numbers.`,
  closeDo: "Close and show",
  destroyDo: "Close and destroy the answers",
  wait: "Keep it open",
  result: (name: string) => `Result: ${name}`,
  middle: "middle answer",
  most: "chosen most",
  mostTied: "chosen most, equally",
  ofAnswers: (n: number) => count(n, { one: "answer", other: "answers" }),
  counted: (n: number) => count(n, { one: "# person answered.", other: "# people answered." }),
  gist: {
    scale: "Only the middle answer is shown: with so few, the numbers would nearly say who answered what.",
    question: "Only what was chosen most is shown: with so few, the numbers would nearly say who chose what.",
  },
  tooFew: (floor: number) => `Fewer than ${floor} people answered, so the answers were destroyed and nobody knows them.`,
  putAway: "Put away",
  list: "Polls",
  longer: "Three minutes more",
  next: "On to the next topic",
  guidance: {
    title: "For whoever leads: people hold back",
    lines: [
      "Thank everybody for the honest answer. Do not ask who it was, nor why, and do not guess.",
      "Choose a way that exposes people less: writing before talking, facts before judgements, small steps before big causes.",
    ],
    easier: "Change the plan:",
    eases: {
      hide: "Hide new notes",
      write_only: "Discuss in writing",
      group_alone: "Only who leads groups",
      wrap_up: "Skip to wrap-up",
    } satisfies Record<Ease, string>,
  },
};

const asking = {
  ask: "Ask the team…",
  kinds: {
    safety: { name: "Safety check", hint: "How freely people can speak here, on five levels. Good at the beginning." },
    roti: { name: "Return on time", hint: "Whether the time was well spent, on five levels. Good at the end." },
    fist: { name: "Fist of five", hint: "How far people stand behind a proposal, from none to five fingers." },
    roman: { name: "Roman vote", hint: "Whether to move on from the topic on the table: move on, either way, go on." },
    question: { name: "A question of your own", hint: "With two to seven options to choose one from." },
  } satisfies Record<Scale["of"], { name: string; hint: string }>,
  questions: {
    safety: "How freely can you speak here today?",
    roti: "Was this time well spent?",
    fist: "How far do you stand behind what was proposed?",
    roman: "Shall we move on from this topic?",
  } satisfies Record<Fixed, string>,
  question: "Question",
  opened: (question: string) => `The team is asked: ${question}`,
  closed: "The poll is closed; its result is shown.",
  close: "Close the poll…",
};

const projector = {
  joinTitle: "Join on your phone",
  joinSteps: ["Point the camera at the code, and open the link.", "Press Join. There is no name to give."],
  joinElse: "At a laptop? Ask for the link in your team’s chat.",
  joinSmall: "Join with your phone",
  writeTitle: "Write on your phone or laptop",
  roundTitle: "Vote on your phone or laptop",
  round: (budget: number, most: number) => `${votes(budget)} each, at most ${most} on one topic. Nobody sees a number before the round is closed.`,
  answered: (n: number) => `${count(n, { other: "#" })} answered`,
  revealIn: "All notes come out in",
  actions: "What we will do",
  noActions: "Nothing is agreed on yet.",
  page: (n: number, of: number) => `Page ${n} of ${of}`,
  stale: "Reconnecting… This may be out of date.",
  connecting: "Connecting…",
  fullScreen: "Full screen",
  noFullScreen: "This browser has no full screen for this page.",
  noAwake: "This browser does not keep the screen awake: turn its sleep off in the system’s settings.",
  pollOpen: "Answer on your phone or laptop",
  pollAnswers: (n: number) => count(n, { one: "# answer", other: "# answers" }),
  pollTooFew: (floor: number) => `Fewer than ${floor} answers came in, so they were destroyed and there is no result.`,
  pollGist: "Too few for counts without naming people, so only the middle is shown.",
  pollMiddle: "In the middle",
  pollMost: "Chosen most",
};

const leadBar = {
  label: "Leading",
  back: (to: string) => `Back to ${to}`,
  on: (to: string) => `On to ${to}`,
  topic: "Topic",
};

const errors = {
  codes: {
    malformed: "The server did not understand this page. Load it anew; what you typed stays.",
    hello_twice: "The connection got out of step. Load the page anew; what you typed stays.",
    needs_seat: "Only people with a seat can do that. Press Join first.",
    needs_facilitator: "Only whoever leads can do that. Open the link for leading if you have it.",
    id_taken: "That text could not be kept under its number. Save it once more.",
    not_yours: "That text is gone, or this browser no longer has its key. Nothing was changed.",
    not_there: "What this was about is no longer on the board. Look again and pick another place.",
    stale: "Somebody was quicker: the board has changed meanwhile. Look again and repeat it if it still makes sense.",
    invalid: "Those values do not fit together. Check them and try again.",
    round_open: "A round is open already. Close it before opening another one.",
    round_closed: "That round is closed, so votes no longer count.",
    topic_in_round: "This topic is being voted on. Close the round first, then group, move or remove it.",
    ballot_invalid: "That is more than the round allows. Take a vote back and place it anew.",
    poll_open: "A poll is open already. Close it before asking another question.",
    poll_closed: "That poll is closed, so answers no longer count.",
    frozen: "Whoever leads has frozen writing for now. Your text is kept here until it goes on.",
    not_offered: "Leading is not on offer any more: somebody leads, or was quicker.",
    appointed_lately: "Whoever the team appointed less than an hour ago cannot erase the room.",
    limit_reached: "This room has reached a limit.",
    too_fast: "That was a lot at once. It is sent again by itself in a moment.",
    unavailable: "The room cannot keep this right now. It is sent again by itself in a moment.",
  } satisfies Record<ErrorCode, string>,
  limits: {
    notes: "The room has as many notes as it can hold. Delete or take off some first.",
    comments: "The room has as many comments as it can hold. Delete or take off some first.",
    actions: "The room has as many actions as it can hold. Delete some first.",
    polls: "The room has had as many polls as it can hold. Ask aloud this time.",
    facilitators: "The room has as many people who can lead as it can hold.",
    rounds: "The room has had as many rounds as it can hold. Go on with the result you have.",
    split_ids: "That is too much to take out of a topic at once. Take out less.",
    deleted_ids: "Too much was deleted in this room. Export it and go on in a new one.",
  } satisfies Record<Limit, string>,
  back: "Your text is back in its editor.",
  notSent: "The connection broke before the answer came. Look whether it happened, and repeat it if not.",
  cannotWrite: "This page cannot write here yet. Join first, and check that the link is the right one.",
};

const notices = {
  label: "Notices",
  dismiss: "Dismiss",
  live: "What happens in the room",
};

export const en = {
  general, home, creation, stages, panels, link, pages, join, safety, counts, timer, share, sharing, copying, menu, erasure, tools, writing,
  board, reveal, grouping, steps, voting, ballot, results, polls, asking, plan, discuss, table, leading, lead, actions, experiment,
  review, signing, signed, wrapUp, minutes, beginning, files, projector, leadBar, errors, notices,
};
