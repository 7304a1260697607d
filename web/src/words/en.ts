// Every sentence of the page, in English. Knows no state: what varies comes in as arguments.

import type { CreateError, Over, OwnStatus, StorageState, TextFault, Theme } from "../state/state";
import type { Ease } from "../state/poll-results";
import type { AskFault, Fixed } from "../state/polls";
import type { Panel } from "../state/ui";
import type { CloseReason, ErrorCode, Limit, Scale, Stage } from "../state/wire";
import { counter } from "./plural";

const count = counter("en");
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
  create: "Create the room",
  creating: "Creating the room…",
  recent: "Recent rooms in this browser",
  recentHint: "Kept on this device alone. Removing one also removes its key and what marks notes as yours.",
  visited: (when: string) => `last here ${when}`,
  leads: "you can lead",
  removeRoom: (title: string) => `Remove ${title}`,
  removeRoomTitle: "Remove this room from this browser?",
  removeRoomText:
    "The link’s key, your seat and the marks of your own notes go from this device. Without the link you cannot come back. The room itself stays for the others.",
  how: "How it keeps you anonymous",
  promise: [
    "Your text is sealed in your browser with a key that travels only in the link, behind the #: the server keeps text that it cannot read.",
    "No note carries an author. While writing is hidden, notes stay off every other screen, and then come out together in an order drawn by lot.",
    "What remains is you: how you write, very small groups, and someone looking over your shoulder can still give you away.",
  ],
  createErrors: {
    unreachable: "The server does not answer. Your columns are still here: try again in a moment.",
    invalid: "The server did not accept these settings. Check tick and floor under “More”.",
    too_big: "Names and prompts are too long together. Shorten some and try again.",
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
    text: "It has as many connections as it may. Close other tabs of this room, or wait until somebody leaves, then try again.",
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
  partTitle: "A part of the page did not come",
  partText: "The connection may have gone, or the server is newer than this page. Load it anew; nothing that you wrote is lost.",
  toHome: "To the home page",
  again: "Try again",
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
  over: "Time is up",
  set: "Set a timer",
  minutes: "Minutes",
  start: "Start",
  pause: "Pause",
  resume: "Go on",
  more: "One minute more",
  stop: "Stop the timer",
};

const share = {
  button: "Share",
  title: "Invite the team",
  text: "Everybody gets the same link. The part behind the # is the key: it never reaches the server, so send the whole link.",
  room: "Link for everybody",
  copyRoom: "Copy the link",
  facilitatorTitle: "Link for leading",
  facilitatorWarning:
    "Whoever opens this can lead: change stages, take notes off, erase the room. It shows nothing more than the others see. Keep it for yourself, or for a co-facilitator.",
  facilitator: "Link for whoever leads",
  show: "Show the link for leading",
  copyFacilitator: "Copy the link for leading",
  copied: {
    room_link: "Link copied.",
    facilitator_link: "Link for leading copied. Share it with care.",
    markdown: "Markdown copied.",
  },
  copyFailed: "The browser did not let the page copy. Mark the text here and copy it by hand.",
};

const menu = {
  button: "Room menu",
  theme: "Appearance",
  themes: { system: "As the system", light: "Light", dark: "Dark" } satisfies Record<Theme, string>,
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
  erasing: (seconds: number) =>
    count(seconds, { one: "This room will be erased in # second.", other: "This room will be erased in # seconds." }),
  keepRoom: "Keep the room",
  eraseAnnounced: "This room will be erased in a minute.",
  eraseCancelled: "The room stays after all.",
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
  forget: "Dismiss",
  editTitle: { note: "Edit your note", comment: "Edit your comment" },
  editLabel: "Text",
  deleteTitle: { note: "Delete your note?", comment: "Delete your comment?" },
  deleteDo: "Delete",
  itemAction: (verb: string, text: string) => `${verb}: ${text}`,
  faults: {
    empty: "There is nothing to save yet.",
    too_long: "This is too long for one text. Split it into two.",
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
  move: "Move to another column…",
  moveTitle: "Move to which column?",
  nameGroup: "Name the topic…",
  nameTitle: "Name the topic",
  nameLabel: "Name",
  nameHint: "Leave it empty to show the notes’ own words.",
  takeOff: "Take off the board…",
  takeOffTitle: "Take this off the board?",
  takeOffText: "It goes for everybody, and you do not learn whose it is. Its author sees that it was taken off.",
  takeOffDo: "Take it off",
  discuss: "Let everybody look at this",
  fixed: "An open round fixes this topic until it is closed.",
};

const voting = {
  open: "Open a round…",
  openTitle: "Open a round of votes",
  openText: (n: number) => `Over ${topics(n)}. Nobody sees a number before you close the round.`,
  budget: "Votes for each person",
  budgetHint: "Suggested from the number of topics.",
  most: "Most votes on one topic",
  openDo: "Open the round",
  noTopics: "There is nothing to vote on yet: reveal or write some notes first.",
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
  closeTitle: "Close the round?",
  closeText: (n: number, here: number) =>
    `${count(n, { one: "# person has voted", other: "# people have voted" })}, ${here} here. A closed round cannot be opened again.`,
  closeBelow: (voted: number, floor: number) =>
    `${count(voted, { one: "Only # ballot is", other: "Only # ballots are" })} in, as of a moment ago, and this room counts no fewer than ${floor}. Closing now destroys the ballots and shows no result.`,
  closeDo: "Close and count",
  destroyDo: "Close and destroy the ballots",
  wait: "Keep it open",
  opened: "A round of votes is open.",
  closed: "The round is closed.",
};

const results = {
  title: "Results",
  counted: (n: number) => count(n, { one: "# ballot counted.", other: "# ballots counted." }),
  tieRule: "Equal votes share a rank; within it, topics stand as on the board.",
  tooFew: "Too few ballots came in, so they were destroyed and there is no result.",
  tooFewWay: (floor: number) => `This room counts rounds of ${floor} and more. Wait for others to join, or just talk about it, then open another round.`,
  none: "No round has been closed yet.",
  rank: (n: number) => `Rank ${n}`,
  tied: "tied",
  votes: (n: number) => votes(n),
  discuss: "Discuss in this order",
};

const discuss = {
  agenda: "Agenda",
  previous: "Previous topic",
  next: "Next topic",
  start: "Start with the first topic",
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
  focus: (text: string) => `On the table: ${text}`,
  clear: "Clear the table",
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
};

const wrapUp = {
  title: "Take it with you",
  hint: "The whole board as Markdown: ranked topics with their notes and comments, and the actions. It names nobody but the owners that you wrote down.",
  copy: "Copy as Markdown",
  download: "Download as a file",
  preview: "Preview",
};

const polls = {
  ask: "Ask the team…",
  askTitle: "Ask the team",
  askText: "Answers have no name. Nobody, you included, sees one before the poll is closed; then everybody sees the same.",
  askDo: "Ask",
  askRoman: "Ask: move on?",
  kind: "What do you want to ask?",
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
  question: "Question",
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
  opened: (question: string) => `The team is asked: ${question}`,
  closed: "The poll is closed; its result is shown.",
  close: "Close the poll…",
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
  general, home, stages, panels, link, pages, join, safety, counts, timer, share, menu, writing,
  board, reveal, grouping, voting, results, polls, discuss, actions, wrapUp, errors, notices,
};
