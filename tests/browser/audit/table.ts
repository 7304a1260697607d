// The table: surface by secret, found or not, allowed or not.

import { ALLOWED } from "./allowed.ts";
import { pair, type Finding } from "./judge.ts";
import { KINDS, type Kind } from "./secrets.ts";
import { SURFACES, type Part, type SurfaceKind } from "./surfaces.ts";

/** What stands in a cell. */
type Cell = "-" | "own" | "yes" | "LEAK" | "blind";

export interface Row {
  surface: string;
  parts: number;
  bytes: number;
  cells: Record<string, Cell>;
}

export const LEGEND = [
  "-      looked for and not found, and it must not be",
  "own    found, whoever it belongs to, and nobody else's",
  "yes    found, and allowed for all who see this surface",
  "LEAK   found, and not allowed",
  "blind  not found, though the retro put it there: the search does not work",
];

export function tableOf(findings: readonly Finding[], parts: readonly Part[]): Row[] {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const name = pair(finding.part.kind, finding.secret.kind);
    found.set(name, [...(found.get(name) ?? []), finding]);
  }
  return SURFACES.map((surface) => {
    const here = parts.filter(({ kind, bytes }) => kind === surface && bytes.length > 0);
    const bytes = here.reduce((sum, each) => sum + each.bytes.length, 0);
    const cells = KINDS.map((kind) => [kind, cell(found.get(pair(surface, kind)) ?? [], surface, kind)]);
    return { surface, parts: here.length, bytes, cells: Object.fromEntries(cells) as Record<string, Cell> };
  });
}

function cell(findings: readonly Finding[], surface: SurfaceKind, kind: Kind): Cell {
  if (findings.some(({ allowed }) => !allowed)) return "LEAK";
  const allowed = ALLOWED.find((each) => each.on === surface && each.kind === kind);
  if (allowed === undefined) return "-";
  if (findings.length === 0) return "blind";
  return allowed.whose.join() === "own" ? "own" : "yes";
}

/** As Markdown, aligned so that it reads well as it is. */
export function markdownOf(rows: readonly Row[]): string {
  const head = ["surface", "parts", "KB", ...KINDS];
  const lines = rows.map(({ surface, parts, bytes, cells }) =>
    [surface, String(parts), (bytes / 1000).toFixed(1), ...KINDS.map((kind) => cells[kind]!)]);
  const widths = head.map((name, index) => Math.max(name.length, ...lines.map((line) => line[index]!.length)));
  const write = (line: readonly string[]): string => `| ${line.map((each, index) => each.padEnd(widths[index]!)).join(" | ")} |`;
  return [write(head), write(widths.map((width) => "-".repeat(width))), ...lines.map(write)].join("\n");
}
