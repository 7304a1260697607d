// What reads as blame and what does not, in both languages: the sentences decide what is right.

import assert from "node:assert/strict";
import { test } from "node:test";

import { de } from "../data/nudges/de";
import { en } from "../data/nudges/en";
import { notCalled } from "../data/nudges/not-names";
import { nudger, type NudgeCategory } from "./nudge";

const look = nudger([en, de], notCalled);

/** What is found in a text, as "category: excerpt", from its beginning to its end. */
const found = (text: string, names: readonly string[] = []): string[] =>
  look(text, names).map(({ category, excerpt }) => `${category}: ${excerpt}`);

/** Each text is found to be of this category, and of no other language than this. */
function blames(language: string, category: NudgeCategory, ...texts: string[]): void {
  for (const text of texts) {
    const [first] = look(text, []);
    assert.deepEqual([first?.category, first?.language], [category, language], text);
  }
}

function blamesNobody(...texts: string[]): void {
  for (const text of texts) assert.deepEqual(found(text), [], text);
}

test("English that looks for whoever it was", () => {
  blames("en", "who", "Who broke the build?", "WHO MERGED THIS", "We should find out who deployed on Friday.", "Whose mistake was it",
    "Who has approved that?", "No idea who didn't test it");
});

test("English that finds somebody guilty", () => {
  blames("en", "fault", "It was Tom's fault", "that is their fault", "I blame the other team", "A careless change", "This is the fault of ops",
    "incompetent reviewers", "It was human error.", "They are lazy", "next time be more careful", "should have known better", "Ops is at fault");
});

test("English that says what somebody did not do", () => {
  blames("en", "person", "He didn't test it", "she forgot the flag", "Then he broke production", "They didn’t even ask us", "they should have told us",
    "Someone forgot to renew the certificate", "Management doesn't listen", "You didn't review it");
});

test("English absolutes about people", () => {
  blames("en", "absolute", "He always merges without review", "she is never on time", "They never listen", "Ops never answers", "You always interrupt",
    "Nobody reviews my changes", "Every time he deploys, it burns", "The devs constantly complain", "It's always the same people");
});

test("English that is about the system, or friendly, or one's own", () => {
  blamesNobody(
    "The always-on cluster costs too much", "Never again do we want a release on a Friday", "Reviews always take four days", "The build never finishes",
    "We never write down why we decided something", "Every time we deploy, the cache is cold", "Never mind the tests", "You never know when it fails",
    "You always have to restart twice", "If you didn't set the flag, it deletes everything", "Fault tolerance was missing", "The disk reported a fault",
    "git blame shows nothing", "A blameless review helps", "No blame, please", "It is nobody's fault", "My fault, I merged too early",
    "Lazy loading made it slow", "Who wants to lead next time?", "Who knows how the deploy works?", "Nobody can tell who did what", "Users who deleted their account",
    "Tests are flaky: they always fail on Mondays", "Services stopped and they didn't recover", "Nobody knew that the alarm was off", "How calm everyone stayed. Nobody asked who did it", "Stop blaming the tests", "She always helps",
    "Memory management never frees it", "The default is wrong", "We should have known", "Meetings", "whoever merges last",
  );
});

test("German that looks for whoever it was", () => {
  blames("de", "who", "Wer hat das kaputt gemacht?", "wer hat die Tabelle gelöscht", "Wer hat das gemacht?", "Ich frage mich, wer das freigegeben hat",
    "WER HAT NICHT GETESTET", "Wer war das?", "Wessen Fehler war das?");
});

test("German that finds somebody guilty", () => {
  blames("de", "fault", "Der Chef ist schuld", "Ihr habt versagt", "unfähige Leute", "So ein schlampiger Test", "Das war fahrlässig",
    "Das haben die verbockt", "menschliches Versagen", "Da muss man besser aufpassen", "reine Schlamperei");
});

test("German that says what somebody did not do", () => {
  blames("de", "person", "Er hat nicht getestet", "sie haben uns nicht gefragt", "Warum hat er nicht Bescheid gesagt?", "Er hätte das testen müssen",
    "Der Kollege hat es vergessen", "Jemand hat die Datenbank gelöscht", "Du hast nicht reviewt");
});

test("German absolutes about people", () => {
  blames("de", "absolute", "Er hört nie zu", "Sie fragt immer zu spät", "Nie hört er zu", "Das Management hat dauernd neue Ideen", "Du kommst ständig zu spät",
    "Niemand liest die Doku", "keiner kümmert sich", "immer dieselben Leute", "weil er nie zuhört", "Jedes Mal, wenn der Chef kommt");
});

test("German that is about the system, or friendly, or one's own", () => {
  blamesNobody(
    "Nie wieder ein Release am Freitag", "Der Build ist immer rot", "Der Build ist rot, er läuft immer erst beim dritten Mal", "Unsere technische Schuld wächst",
    "Wir haben zu viele Schulden", "Entschuldigung", "Niemand ist schuld", "Der Server war weg, er hat nicht geantwortet", "Wer hat Lust auf die Moderation?",
    "Wer hat Zugriff auf die Produktion?", "Wer hat gute Erfahrungen damit gemacht?", "Die Tests sind immer noch rot", "Wir deployen nie freitags",
    "Niemand weiß, wie das Deployment geht", "Da musst du immer zweimal starten", "Es wird immer besser", "Ich bin schuld", "Wie immer zu spät",
    "Die Alarme kommen ständig", "wer auch immer zuletzt mergt", "Sie läuft nie durch",
  );
});

test("words are whole words of any script, composed or not, in any case", () => {
  assert.deepEqual(found("unfa\u0308hig"), ["fault: unfähig"], "composed before it is looked at");
  assert.deepEqual(found("UNFÄHIG"), ["fault: UNFÄHIG"]);
  assert.deepEqual(found("He didn’t test"), ["person: He didn’t"], "said back as it was typed");
  blamesNobody("", " \n ", "unschuldig", "guiltyש", "הם תמיד מאחרים", "هو دائما متأخر", "🤷", "éguilty", "e\u0301guilty");
  assert.deepEqual(found("שלום, it is his fault"), ["fault: his fault"], "mixed directions");
});

test("a phrase ends with its clause", () => {
  blamesNobody("He left. Never deploy on Fridays", "He\nnever", "they never, since reviews exist, listen", "he, the tests never pass");
});

test("both languages are looked for in one text, and each asks in its own", () => {
  const all = look("She never listens, und er hat nicht getestet.", []);
  assert.deepEqual(all.map(({ category, language }) => [category, language]), [["absolute", "en"], ["person", "de"]]);
  assert.deepEqual(all.map(({ question }) => question), [en.questions.absolute, de.questions.person]);
});

test("whom the board names is found by name, and whom nobody named is not", () => {
  assert.deepEqual(found("Ana merged it", ["Ana"]), ["name: Ana"]);
  assert.deepEqual(found("Das war Anas Idee", ["Ana"]), ["name: Anas"]);
  assert.equal(look("Das war Anas Idee und nicht gut", ["Ana"])[0]?.language, "de");
  assert.deepEqual(found("André's script", ["Andre\u0301"]), ["name: André's"]);
  assert.deepEqual(found("Banana, ana, Anatomie", ["Ana"]), []);
  assert.deepEqual(found("Boris merged it", ["Ana"]), [], "no directory, and a capital says nothing in German");
  assert.deepEqual(found("أحمد لم يختبر", ["أحمد"]), ["name: أحمد"]);
});

test("an at sign calls a person, and neither a room nor a program", () => {
  assert.deepEqual(found("@jo broke it"), ["name: @jo"]);
  assert.deepEqual(found("ask @أحمد"), ["name: @أحمد"]);
  blamesNobody("mail me at a@b.example", "@here please read", "@Override is missing", "@types/node is old", "node@20", "@2x", "@Transactional(readOnly)");
});

test("whoever thanks may name", () => {
  assert.deepEqual(found("Thank you, Ana, for the rollback", ["Ana"]), []);
  assert.deepEqual(found("Danke @jo", []), []);
  assert.deepEqual(found("It is great, and all his fault"), ["fault: his fault"], "and may not blame");
});

test("no question blames, and there is one for everything", () => {
  for (const { questions } of [en, de]) {
    assert.equal(new Set(Object.values(questions)).size, 5);
    for (const question of Object.values(questions)) assert.deepEqual(found(question), [], question);
  }
});

test("a text as long as they can be is looked at in no time that anybody feels, the first one too", () => {
  const text = "they never were always nobody who has er hat nie ".repeat(84);
  const before = performance.now();
  nudger([en, de], notCalled)(text, ["Ana", "Jo"]);
  assert.ok(performance.now() - before < 500, `${performance.now() - before} ms`);
});
