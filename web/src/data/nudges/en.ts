// What may read as blame in English, as data, and the questions to ask instead. The language of the phrases
// is in `state/phrases.ts`. When in doubt a phrase is left out: a nudge that cries wolf is switched off.

import type { NudgeWords } from "../../state/nudge";

export const en: NudgeWords = {
  language: "en",
  lists: {
    /** Persons, whatever is said of them. */
    one: ["he", "she"],
    ones: ["he's", "she's", "he'd", "she'd", "he'll", "she'll", "he has", "she has"],
    /** Persons by what they are. */
    group: [
      "management", "leadership", "the boss", "my boss", "our boss", "my manager", "our manager", "the manager", "managers",
      "the devs", "devs", "the developers", "developers", "the testers", "ops", "qa", "the po", "the pm", "colleague|colleagues",
      "coworker|coworkers", "the other team",
    ],
    someone: ["someone", "somebody"],
    nobody: ["nobody", "no one", "no-one", "noone"],
    absolute: ["always", "never", "constantly"],
    aux: [
      "just", "simply", "also", "still", "really", "almost", "is|are|was|were", "has|have|had", "will|would", "can|could", "seems|seem to",
    ],
    /** What people do and machines don't. */
    human: [
      "listen*", "ask|asks|asked|asking", "care|cares|cared", "bother*", "review*", "read|reads", "tell|tells|told|telling",
      "say|says|said", "test|tests|tested|testing", "communicate*", "inform*", "warn|warns|warned", "understand*", "understood",
      "think|thinks|thought|thinking", "plan|plans|planned", "want|wants|wanted", "ignore*", "ignoring", "forget*", "forgot",
      "document|documents|documented", "show* up", "pay* attention", "paid attention", "do their|anything", "explain*", "learn*",
      "apologi*", "complain*", "blame*", "promise*", "commit to", "decide*", "talk|talks|talked", "double-check*", "take|takes responsibility",
      "took responsibility", "speak* up", "spoke up", "come* prepared", "keep* promises",
    ],
    negated: [
      "didn't", "did not", "doesn't", "does not", "hasn't", "has not", "won't", "wouldn't", "don't", "do not", "haven't", "have not",
    ],
    misdeed: [
      "refuse*", "fail*", "forgot|forgets", "ignored|ignores", "broke|breaks", "messed up", "screwed up", "neglected", "should have",
      "should've", "shouldn't have", "could have", "could've", "ought to have", "is to blame", "deleted", "let us down",
    ],
    deed: [
      "broke|breaks", "did this|that|it", "caused", "causes", "forgot", "merged", "pushed", "deployed", "released", "approved", "deleted",
      "dropped", "removed", "changed", "wrote", "committed", "let this|that|it", "messed", "screwed", "ignored", "decided", "introduced",
      "missed", "skipped", "didn't", "did not", "failed", "was it|that|this", "signed off", "turned off", "switched off", "touched", "allowed",
      "made this|that|the mistake", "thought", "never",
    ],
  },
  harmless: [
    "never again", "never mind", "now or never", "than never", "better late than never", "never ever again",
    "you never know", "you can never", "you always|never have|need|get|know|see|can|want|end",
    "if|when|unless|until|once|whenever you", "git blame", "svn blame", "no blame", "without blame", "nobody|noone to blame", "no one to blame",
    "not to blame", "blame game|culture", "blame nobody", "blame no one", "blames nobody", "nobody's|my|our|anyone's|anybody's fault", "no one's fault",
    "*'s fault toleran*|injection|domain*|line*|rate*|detection|isolation|handling|code*|log*|state*",
    "lazy load*|init*|eval*|import*|fetch*|propert*|sequence*|val|field*|mode|delete*", "we should have known", "we should've known",
    "nobody|noone asks|asked who …", "no one asks|asked who …", "blame|blames|blamed|blaming the build|tests|test|tools|network|weather|infrastructure",
    "who did what", "who wrote what", "customer*|user*|client*|visitor*|attacker*|those|everyone|everybody|anyone|anybody|people|all|nobody who",
    "he|she|they|you always help*|support*|encourage*|smile*|listen*|explain*|finds|has|have|had",
    "memory|state|config*|dependency|package|session|release|change|project|secret*|password|version|task management|manager*",
  ],
  phrases: {
    who: ["who <deed>", "who has|had|else? <deed>", "who the hell|heck|fuck", "whose fault|mistake|bug|commit"],
    fault: [
      "*'s fault", "his|her|their|your fault|mistake", "fault of", "at fault", "blame|blames|blamed|blaming", "guilty", "careless*",
      "incompeten*", "sloppy|sloppily|sloppiness", "negligent*", "negligence", "lazy|laziness", "idiot*", "moron*", "reckless*",
      "irresponsib*", "unprofessional*", "clueless*", "human|operator error", "should have known", "should've known", "more careful",
      "more attention",
    ],
    person: [
      "<one> <negated>", "<one> just|simply|also|even? <misdeed>", "<group> <negated>", "<group> <misdeed>", "<someone> <misdeed>",
      "they <negated> … <human>", "they forgot|ignored|neglected|refused|should've", "they should|could have", "they messed|screwed up",
      "you <negated>", "you forgot|broke|ignored|failed|messed|screwed|neglected", "you should|could have",
    ],
    absolute: [
      "<one> <aux>? <absolute>", "<ones> <absolute>", "<group> <aux>? <absolute>", "you <aux>? <absolute>", "you're <absolute>",
      "they <aux>? <absolute> … <human>", "they're <absolute> … late|lazy|complaining|<human>", "every time <one>|<group>",
      "every single time <one>|<group>", "always him|her|them", "always the same people|person|two|three",
      "<nobody> ever|even|here? <human>", "<nobody> ever|even|here? answers|answered|replies|replied|helps|helped|fixes|fixed|responds|responded",
      "everyone|everybody always|just? ignores|ignored|complains|blames",
    ],
  },
  thanks: [
    "thanks", "thank", "thankful", "grateful", "kudos", "props", "shout-out", "shoutout", "great", "awesome", "brilliant", "appreciate*", "helped",
    "glad", "well done", "loved", "congrat*", "welcome",
  ],
  common: ["the", "is", "and", "not", "was", "of", "to", "it", "that", "with", "for", "did"],
  questions: {
    name: "What would have made this easier, whoever did it?",
    person: "What made this likely?",
    who: "How could this happen, whoever it was?",
    fault: "What in our way of working led to this?",
    absolute: "When does this happen, and when does it not?",
  },
};
