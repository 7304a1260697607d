// Forty notes as teams write them, for three authors, by column of "Start, Stop, Continue".
// Lengths, scripts and marks vary on purpose; two try what Markdown and HTML could do.

/** A note to be written. */
export interface Written {
  column: string;
  text: string;
}

const START = [
  "Pair on the payment module, at least one afternoon a week. Only Jo understands the refunds.",
  "Write down why we decided something, not only what",
  "A rota for support questions. Right now whoever answers first does all of it 😅",
  "Demo early, even when it is ugly",
  "Talk to a real customer once a month. The last three features came from a slide that nobody could explain, and two of them were switched off again within a week because no one used them.",
  "Testdaten, die man löschen darf – meine Änderungen überschreiben ständig eure",
  "Saying no to the fourth priority-one ticket of the week",
  "Rückfragen früher stellen, nicht erst im Review",
  "Tell us BEFORE the deadline moves, please",
  "Feature flags for anything that touches login",
  "Short notes after incidents: what happened, what surprised us, what helped",
  "Use the `retry` wrapper instead of *writing it again* <b>every time</b> | really",
  "Bring snacks 🥨",
];

const STOP = [
  "Meetings without an agenda",
  "Deploying on Friday at 17:30. I spent two weekends of the last four with a laptop on the sofa, and my family has started to ask whether this is normal. It isn't. If it can wait until Monday it should wait until Monday, and if it can't, let us at least not be alone with it.",
  "Blaming the build when a test is flaky",
  "Estimates that turn into promises by the time they reach sales",
  "Starting new work while six things are in review",
  "Reviews that take four days 😔",
  "„Das war schon immer so“ as an answer",
  "Interrupting people who are new",
  "Renaming things in the same change that fixes a bug",
  "The daily as a report to the boss. Talk to each other!",
  "Five channels for one question",
  "Slack pings after 19:00",
  "Pretending the legacy importer will go away by itself",
  "# Not a heading\n- not a list\n1. just three lines that begin oddly",
];

const CONTINUE = [
  "The quiet hour in the morning 🙏",
  "Celebrating small wins",
  "How calm everyone stayed during the outage. Nobody asked who did it, everybody asked what the system let us do.",
  "Rotating who leads this retro",
  "Pull requests under 200 lines",
  "Ana's onboarding guide – großartig!",
  "Fixing a broken window each Thursday",
  "Saying \"I don't know\" in front of customers & then finding out",
  "Lunch together on Tuesdays 🍜",
  "Linting in CI: no more arguments about commas",
  "Asking „was brauchst du?“ first",
  "Naïve questions – they found two real bugs",
  "👍",
];

/** All forty. */
export const NOTES: Written[] = [
  ...START.map((text) => ({ column: "Start", text })),
  ...STOP.map((text) => ({ column: "Stop", text })),
  ...CONTINUE.map((text) => ({ column: "Continue", text })),
];

/** The notes of one of so many authors, dealt in turn. */
export function notesOf(author: number, authors: number): Written[] {
  return NOTES.filter((_, index) => index % authors === author);
}

/** What the page keeps of a text: trimmed, with straight quotes. */
export function kept(text: string): string {
  return text.normalize("NFC").trim().replace(/[‘-‛]/g, "'").replace(/[“-‟]/g, '"');
}
