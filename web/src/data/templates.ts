// The templates as data: what they ask, when they help, and what their stages begin with. Knows
// nothing of rooms.

import type { StagePlan } from "../state/plan";
import type { Stage } from "../state/wire";

/** A column that a template proposes. */
export interface TemplateColumn {
  readonly name: string;
  /** What to write here, as a question; empty where there is none. */
  readonly prompt: string;
}

/** A way to hold a retro. */
export interface Template {
  readonly id: string;
  readonly name: string;
  /** When to use it, in one line. */
  readonly when: string;
  readonly columns: readonly TemplateColumn[];
  /** What its stages begin with: minutes, votes, and a sentence to say. */
  readonly stages: Partial<Record<Stage, StagePlan>>;
  /** False where people write in the open, as for naming topics aloud. */
  readonly hiding?: false;
}

/** Minutes of an hour that most templates keep to. */
const hour = (write: number, discuss: number) => ({
  check_in: { minutes: 5 },
  write: { minutes: write },
  group: { minutes: 7 },
  vote: { minutes: 3 },
  discuss: { minutes: discuss },
  wrap_up: { minutes: 8 },
});

/** A template's stages: the minutes of an hour, with its own sentences. */
function stages(
  minutes: Partial<Record<Stage, StagePlan>>,
  say: Partial<Record<Stage, string>>,
): Partial<Record<Stage, StagePlan>> {
  const all: Partial<Record<Stage, StagePlan>> = { ...minutes };
  for (const [stage, sentence] of Object.entries(say) as [Stage, string][]) {
    all[stage] = { ...all[stage], say: sentence };
  }
  return all;
}

export const templates: readonly Template[] = [
  {
    id: "start-stop-continue",
    name: "Start, Stop, Continue",
    when: "When habits need a decision: what to take up, what to let go, what to keep.",
    columns: [
      { name: "Start", prompt: "What should we begin doing?" },
      { name: "Stop", prompt: "What costs us more than it gives?" },
      { name: "Continue", prompt: "What works and deserves to stay?" },
    ],
    stages: stages(hour(8, 25), {
      write: "Write habits, one to a note: what would you change if it were up to you?",
      discuss: "For each one: what would the first week of it look like?",
    }),
  },
  {
    id: "mad-sad-glad",
    name: "Mad, Sad, Glad",
    when: "After a stretch that took its toll, when feelings come before facts.",
    columns: [
      { name: "Mad", prompt: "What made you angry or got in the way?" },
      { name: "Sad", prompt: "What let you down, or what do you miss?" },
      { name: "Glad", prompt: "What lifted you up?" },
    ],
    stages: stages(hour(10, 25), {
      check_in: "Every feeling is welcome here, and none has to be defended.",
      write: "Write how it felt, not who did it.",
      discuss: "Listen first. A plan can wait until somebody asks for one.",
    }),
  },
  {
    id: "four-ls",
    name: "4Ls",
    when: "At the end of a project or a quarter, to keep what was learned.",
    columns: [
      { name: "Liked", prompt: "What did you enjoy?" },
      { name: "Learned", prompt: "What do you know now that you did not know before?" },
      { name: "Lacked", prompt: "What was missing?" },
      { name: "Longed for", prompt: "What do you wish we had?" },
    ],
    stages: stages(hour(10, 25), {
      write: "Think of the whole stretch, from its first week to yesterday.",
    }),
  },
  {
    id: "sailboat",
    name: "Sailboat",
    when: "When the goal is clear and the way is not: what drives you, what holds you.",
    columns: [
      { name: "Island", prompt: "Where do we want to arrive?" },
      { name: "Wind", prompt: "What pushes us forward?" },
      { name: "Anchor", prompt: "What slows us down?" },
      { name: "Rocks", prompt: "What could we run into?" },
    ],
    stages: stages(hour(10, 25), {
      write: "Begin with the island: the rest only makes sense on the way there.",
    }),
  },
  {
    id: "well-improve-actions",
    name: "Went well, To improve, Actions",
    when: "The plain one: every two weeks, with any team, in any mood.",
    columns: [
      { name: "Went well", prompt: "What should we be proud of?" },
      { name: "To improve", prompt: "What was harder than it had to be?" },
      { name: "Actions", prompt: "What small step could we try next?" },
    ],
    stages: stages(hour(8, 25), { wrap_up: "Two actions that happen beat ten that don’t." }),
  },
  {
    id: "daki",
    name: "DAKI",
    when: "When there is too much of everything: drop, add, keep, improve.",
    columns: [
      { name: "Drop", prompt: "What gives nothing back?" },
      { name: "Add", prompt: "What is worth trying?" },
      { name: "Keep", prompt: "What would we miss?" },
      { name: "Improve", prompt: "What is good and could be better?" },
    ],
    stages: stages(hour(10, 25), { discuss: "Before adding anything, name what you drop for it." }),
  },
  {
    id: "starfish",
    name: "Starfish",
    when: "When yes and no are too coarse: five degrees from less to more.",
    columns: [
      { name: "Start doing", prompt: "What is missing?" },
      { name: "More of", prompt: "What do we do too little of?" },
      { name: "Keep doing", prompt: "What is right as it is?" },
      { name: "Less of", prompt: "What do we overdo?" },
      { name: "Stop doing", prompt: "What should end?" },
    ],
    stages: stages(hour(10, 22), {}),
  },
  {
    id: "lean-coffee",
    name: "Lean Coffee",
    when: "When nobody knows the agenda yet: the team makes it, and talks by the clock.",
    columns: [{ name: "Topics", prompt: "What do you want to talk about today?" }],
    stages: stages(
      {
        write: { minutes: 5 },
        vote: { minutes: 2, budget: 3 },
        discuss: { minutes: 40 },
        wrap_up: { minutes: 5 },
      },
      {
        write: "A question or a word is enough for a topic.",
        discuss: "When the timer ends, ask the team whether to go on or to move on.",
      },
    ),
  },
  {
    id: "incident",
    name: "Blameless incident review",
    when: "After an outage or a near miss. It asks about the system, never about a person.",
    columns: [
      { name: "What happened", prompt: "Which events followed each other, as the system shows them?" },
      { name: "What surprised us", prompt: "Where did the system behave unlike our picture of it?" },
      { name: "What made it likely", prompt: "Which conditions, tools or defaults led the way there?" },
      { name: "What helped", prompt: "What limited the damage or shortened it?" },
      { name: "What we change", prompt: "Which change to the system makes the next time milder?" },
    ],
    stages: stages(hour(12, 25), {
      check_in: "Every action made sense at the time it was taken. We are here to learn how the system made it make sense.",
      write: "Write what the system did and showed. Leave names out; roles and tools are enough.",
      group: "Put together what belongs to the same condition, not to the same moment.",
      vote: "Choose what, if it changed, would make the next incident milder.",
      discuss: "Ask how the system allowed it, and what made the right move hard to see.",
      wrap_up: "Change defaults, limits and signals. “Be more careful” is no change.",
    }),
  },
  {
    id: "premortem",
    name: "Premortem",
    when: "Before something big: imagine that it failed, and find out why in time.",
    columns: [
      { name: "It failed because", prompt: "A year from now: what went wrong?" },
      { name: "Early signs", prompt: "What would we see first?" },
      { name: "What prevents it", prompt: "What could we do now?" },
    ],
    stages: stages(hour(10, 25), {
      write: "It is a year from now and it has failed. Write down what happened.",
    }),
  },
  {
    id: "experiment-review",
    name: "Experiment review",
    when: "When experiments are due: look at what you saw before you judge it.",
    columns: [
      { name: "What we saw", prompt: "Which numbers and moments tell something?" },
      { name: "What we did not expect", prompt: "What speaks against our hypothesis?" },
      { name: "What we try next", prompt: "Keep, change or drop it: what is the next step?" },
    ],
    stages: stages(hour(8, 25), { write: "First what we saw, then what we think of it." }),
  },
  {
    id: "appreciation",
    name: "Appreciation",
    when: "After something hard, or at the year’s end: say what was good.",
    columns: [
      { name: "Thank you for", prompt: "What helped you, and how?" },
      { name: "I was glad when", prompt: "Which moment do you want to remember?" },
    ],
    stages: stages(
      { write: { minutes: 8 }, discuss: { minutes: 15 } },
      { write: "Here names are welcome: thank whom you want to thank." },
    ),
  },
  {
    id: "team-health",
    name: "Team health",
    when: "Every few months: how it is to work here, beyond the last two weeks.",
    columns: [
      { name: "Purpose", prompt: "Do we know what our work is for?" },
      { name: "Flow", prompt: "Does work get done without friction?" },
      { name: "Safety", prompt: "Can we say what we think, and fail?" },
      { name: "Learning", prompt: "Do we get better at it?" },
      { name: "Fun", prompt: "Is it good to be here?" },
    ],
    stages: stages(hour(10, 25), { check_in: "A safety check first tells how openly we can write." }),
  },
  {
    id: "blank",
    name: "Blank",
    when: "When you bring your own questions.",
    columns: [{ name: "Notes", prompt: "" }],
    stages: {},
  },
];
