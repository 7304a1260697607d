// What may read as blame in German, as data, and the questions to ask instead. The language of the phrases is
// in `state/phrases.ts`. "er" and "sie" stand for things as well, so they count only beside what people do.

import type { NudgeWords } from "../../state/nudge";

export const de: NudgeWords = {
  language: "de",
  lists: {
    gruppe: [
      "management", "chef", "chefin", "geschäftsführung", "teamlead", "vorgesetzte*", "kollege|kollegen",
      "kollegin|kolleginnen", "entwickler|entwicklerin", "leute", "qa", "produktleitung",
    ],
    jemand: ["jemand", "irgendjemand", "irgendwer"],
    niemand: ["niemand", "keiner", "kein mensch"],
    absolut: ["immer", "nie", "niemals", "ständig", "dauernd", "andauernd", "jedes mal", "jedesmal"],
    person: ["er", "sie"],
    hat: ["hat", "haben", "hatte", "hatten"],
    /** What people do and machines don't. */
    menschlich: [
      "zugehört", "hört|hören … zu", "zuhört|zuhören", "gefragt", "fragt|fragen", "nachgefragt", "nachfragt", "getestet", "testet|testen",
      "geprüft", "gereviewt|reviewt|reviewed", "gelesen", "liest|lesen", "informiert", "informieren", "bescheid", "gesagt", "gekümmert",
      "kümmert|kümmern", "aufgepasst", "aufpasst|aufpassen", "nachgedacht", "mitgedacht", "mitdenkt", "denkt|denken", "vergisst", "vergessen",
      "interessiert", "interessieren", "dokumentiert", "redet|reden", "gesprochen", "kommuniziert", "geholfen", "hilft|helfen", "entschuldigt",
      "verstanden", "versteht|verstehen", "wollte|wollten", "beachtet", "gewarnt", "abgesprochen", "abgestimmt", "eingehalten", "gemeckert",
      "meckert|meckern", "beschwert|beschweren", "ernst genommen", "rücksicht", "verantwortung", "zeit genommen", "erklärt", "vorbereitet",
    ],
    untat: ["verbockt", "vergessen", "versäumt", "vermasselt", "verschlampt", "ignoriert", "verpennt", "verschlafen", "versagt", "geschlampt"],
    tun: ["testen", "prüfen", "fragen", "sagen", "wissen", "aufpassen", "sehen", "merken", "lesen", "melden", "warnen", "bedenken", "nachfragen"],
    tat: [
      "kaputt gemacht", "kaputtgemacht", "gemergt|gemerget|gemerged", "deployt|deployed|gedeployt", "gelöscht", "vergessen", "verbockt", "freigegeben",
      "geändert", "übersehen", "verursacht", "gepusht|gepushed", "entschieden", "eingecheckt", "abgenommen", "zugelassen", "angefasst", "umgestellt",
      "abgeschaltet", "ausgeschaltet", "ausgerollt", "verbrochen", "eingebaut", "verschlampt", "vermasselt", "versäumt", "nicht", "committed|committet",
      "zerschossen", "geschrottet", "gepennt",
    ],
  },
  harmless: [
    "nie wieder", "nie mehr", "immer noch", "noch immer", "immer mehr|öfter|häufiger|besser|weniger|schneller", "wie immer", "für immer",
    "auch immer", "technische|technischer schuld", "niemand|keiner ist|hat schuld", "niemand|keiner ist schuldig", "keine|nicht schuld",
    "ich bin|war schuld", "wir sind|waren schuld", "ich bin|war selbst|selber schuld", "meine|unsere schuld",
    "memory|state|config|secret|session|release|change management", "du musst|kannst|brauchst|weißt|darfst|bekommst|willst", "wenn|falls|bis|sobald du", "dumm gelaufen", "wer was",
  ],
  phrases: {
    who: [
      "wer <hat> … <tat>", "wer <hat> das|es denn? gemacht|getan|geschrieben|gebaut", "wer … <tat> hat|hatte", "wer war das|es|denn", "wer zum teufel|henker",
      "wessen fehler|schuld|bug|commit",
    ],
    fault: [
      "schuld|schuldig", "schuldige*", "schuldzuweisung*", "versagt|versager*", "unfähig|unfähige*|unfähigkeit", "schlampig*|schlamperei*",
      "geschlampt", "verschlampt", "fahrlässig*", "inkompeten*", "nachlässig*", "zu faul|blöd|dumm", "idiot*", "verbockt", "vermasselt", "verpennt",
      "gepfuscht", "pfusch*", "unverantwortlich*", "unprofessionell*", "menschliches|menschlicher versagen|fehler", "besser|mehr aufpassen",
      "vorsichtiger sein", "sein|ihr fehler",
    ],
    person: [
      "<person> <hat> … nicht|nichts … <menschlich>", "<hat> <person> … nicht|nichts … <menschlich>", "<person> <hat> … <untat>",
      "<person> … nicht|nichts … <menschlich> <hat>", "<person> hätte|hätten … <tun> müssen|sollen|können", "<gruppe> <hat> … nicht|nichts … <menschlich>",
      "<gruppe> <hat> … <untat>", "<gruppe> hätte|hätten … müssen|sollen", "<jemand> hat … <untat>", "<jemand> hat … gelöscht",
      "<jemand> hat … kaputt gemacht", "<jemand> hat … kaputtgemacht", "du hast … nicht|nichts|vergessen|verbockt|ignoriert|versäumt", "du hättest … müssen|sollen|können",
    ],
    absolute: [
      "<person> … <absolut> … <menschlich>", "<person> <menschlich> … <absolut>", "<absolut> … <person> … <menschlich>", "<absolut> <menschlich> <person>",
      "<person> hört|hören|passt|passen|denkt|denken … <absolut> … zu|auf|mit|nach", "<absolut> hört|hören|passt|passen|denkt|denken <person> … zu|auf|mit|nach",
      "<gruppe> … <absolut>", "du * <absolut>", "du * * <absolut>", "<niemand> … <menschlich>", "<niemand> antwortet|reagiert|macht|traut",
      "immer dieselben|dieselbe leute|person|kollegen|drei|zwei", "immer die gleichen|selben leute|kollegen|drei|zwei",
      "jedes mal, wenn der|die|das? <gruppe>",
    ],
  },
  thanks: [
    "danke*", "dank", "dankbar*", "toll*", "super", "großartig*", "klasse", "prima", "geholfen", "lob", "gelungen", "freut", "gefreut", "willkommen",
  ],
  common: ["der", "die", "das", "und", "nicht", "hat", "ist", "ein|eine", "wir", "zu", "mit", "im", "von", "auf"],
  questions: {
    name: "Was hätte es leichter gemacht, egal für wen?",
    person: "Was hat das wahrscheinlich gemacht?",
    who: "Wie konnte das geschehen, egal durch wen?",
    fault: "Was an unserer Arbeitsweise hat dazu geführt?",
    absolute: "Wann geschieht das, und wann nicht?",
  },
};
