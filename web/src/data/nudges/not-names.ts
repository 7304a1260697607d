// What stands where names do and is none, in English and German, as data.

import type { NotNames } from "../../state/people";

export const notNames: NotNames = {
  roles: [
    "team", "everybody", "everyone", "all", "whoever", "anyone", "somebody", "someone", "nobody", "us", "we", "me", "i", "you", "they", "the", "a",
    "devops", "backend", "frontend", "platform", "infra", "infrastructure", "dev", "devs", "developers", "development", "engineering", "design",
    "product", "support", "sales", "marketing", "management", "manager", "lead", "leads", "leadership", "facilitator", "scrum", "master", "owner",
    "operations", "security", "testers", "testing", "data", "office", "customer", "next", "volunteer", "rotation", "tbd", "open",
    "alle", "wir", "ich", "jeder", "jede", "wer", "jemand", "niemand", "uns", "der", "die", "das", "betrieb", "entwicklung", "entwickler", "leitung",
    "technik", "produkt", "vertrieb", "einkauf", "personal", "kunde", "kunden", "gruppe", "abteilung", "moderation", "offen", "bereitschaft",
  ],
  titles: ["mr", "mrs", "ms", "dr", "prof", "herr", "frau"],
  ordinary: [
    "will", "mark", "may", "grace", "hope", "art", "bill", "rob", "sue", "jack", "drew", "chance", "frank", "grant", "rose", "summer", "sky", "joy",
    "faith", "dawn", "page", "chase", "max", "pat", "gene", "guy", "miles", "ray", "rich", "august", "april", "june", "ernst", "stern", "wolf", "falk",
    "stein", "rot", "linde", "viola", "star", "jo-jo", "an", "ada", "ruby", "jade", "jenkins", "docker", "python", "robin", "victor", "norm", "case",
  ],
};

/** What follows an at sign and is no person: rooms of chats, and what programs are annotated with. */
export const notCalled: readonly string[] = [
  "here", "channel", "everyone", "everybody", "all", "team", "alle", "room", "group", "override", "deprecated", "autowired", "transactional", "test",
  "component", "bean", "service", "media", "import", "keyframes", "latest", "next", "dev", "param", "return", "returns", "see", "todo", "entity",
  "injectable", "input", "output", "nullable", "property", "main", "types",
];
