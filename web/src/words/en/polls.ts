// The words of polls.

import type { Ease } from "../../state/poll-results";
import type { AskFault, Fixed } from "../../state/polls";
import { LIMITS, type Scale } from "../../state/wire";
import { count } from "./count";

export const polls = {
  askTitle: "Ask the team",
  askText: "Answers have no name. Nobody, you included, sees one before the poll is closed; then everybody sees the same.",
  askDo: "Ask",
  askRoman: "Ask: move on?",
  kind: "What do you want to ask?",
  own: "A question of your own",
  hints: {
    safety: "How freely people can speak here, on five levels. Good at the beginning.",
    roti: "Whether the time was well spent, on five levels. Good at the end.",
    fist: "How far people stand behind a proposal, from none to five fingers.",
    roman: "Whether to move on from the topic in focus: move on, either way, go on.",
    question: `With ${LIMITS.poll_options_min} to ${LIMITS.poll_options_max} options to choose one from.`,
  } satisfies Record<Scale["of"], string>,
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
  optionsHint: `${LIMITS.poll_options_min} to ${LIMITS.poll_options_max}; what stays empty is left out.`,
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
  /** Says no number that moves: it is read aloud whenever it changes. */
  closeBelow: (floor: number) =>
    `As of a moment ago, fewer than ${floor} answers are in, and this room shows no fewer. Closing now destroys what is in and shows no result.`,
  closeFew: (n: number) => `With fewer than ${n} answers, everybody sees how many answered and the gist, but not how many chose what.`,
  closeDo: "Close and show",
  destroyDo: "Close and destroy the answers",
  wait: "Keep it open",
  result: (name: string) => `Result: ${name}`,
  middle: "middle answer",
  most: "chosen most",
  mostTied: "chosen most, equally",
  noFavourite: "No single choice was chosen most.",
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
      write_only: "Go to Discuss, in writing",
      group_alone: "Only whoever leads can group",
      wrap_up: "Skip to wrap-up",
    } satisfies Record<Ease, string>,
  },
};
