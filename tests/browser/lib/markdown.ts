// Reads an exported document back, as a wiki's reader would. Knows no page.

/** A topic of the ranking as the document tells it. */
export interface RankedTopic {
  rank: number;
  name: string;
  votes: number;
  /** All that stands under it. */
  body: string;
}

/** A text without what Markdown needed to show it as typed. */
export function plain(markdown: string): string {
  return markdown
    .replace(/ {2}\n\s*/g, "\n")
    .replace(/\\(.)/g, "$1")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}

/** What stands under a heading of the second level, up to the next one. */
export function section(markdown: string, heading: string): string {
  const [, behind] = markdown.split(`\n## ${heading}\n`);
  if (behind === undefined) throw new Error(`no section "${heading}" in:\n${markdown}`);
  return behind.split("\n## ")[0] ?? "";
}

/** The ranked topics, in the document's order. */
export function rankedTopics(markdown: string): RankedTopic[] {
  const [, ...parts] = `\n${section(markdown, "Topics by votes")}`.split("\n### ");
  return parts.map((part) => {
    const [head = "", ...body] = part.split("\n");
    const found = /^(\d+)\. (.*) \((\d+) votes?\)$/.exec(head);
    if (!found) throw new Error(`no ranked topic: ${head}`);
    const [, rank, name, votes] = found;
    return { rank: Number(rank), name: plain(name!), votes: Number(votes), body: plain(body.join("\n")) };
  });
}
