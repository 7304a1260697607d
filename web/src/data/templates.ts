// The six templates as data: what they ask and when they help. Knows nothing of rooms.

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
  },
  {
    id: "blank",
    name: "Blank",
    when: "When you bring your own questions.",
    columns: [{ name: "Notes", prompt: "" }],
  },
];
