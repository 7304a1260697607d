// Searches every surface for every secret, and says of each pair whether it was found and may be.

import { ALLOWED, allowance, type Whose } from "./allowed.ts";
import { Search } from "./search.ts";
import { ROOM, type Kind, type Secret } from "./secrets.ts";
import type { Part, SurfaceKind } from "./surfaces.ts";

/** A secret that stands on a surface. */
export interface Finding {
  secret: Secret;
  part: Part;
  encoding: string;
  /** Where it begins. */
  at: number;
  whose: Whose;
  allowed: boolean;
}

/** Each secret once for each part in which it stands. */
export function find(secrets: readonly Secret[], parts: readonly Part[]): Finding[] {
  const search = new Search<{ secret: Secret; encoding: string }>();
  for (const secret of secrets) {
    for (const { encoding, needle } of secret.forms) search.add(needle, { secret, encoding });
  }
  return parts.flatMap((part) => {
    const here = new Map<Secret, Finding>();
    for (const { meaning: { secret, encoding }, at } of search.in(part.bytes)) {
      if (here.has(secret)) continue;
      const whose = whoseOf(secret, part);
      here.set(secret, { secret, part, encoding, at, whose, allowed: allowance(part.kind, secret.kind, whose) !== undefined });
    }
    return [...here.values()];
  });
}

function whoseOf({ owners }: Secret, { client }: Part): Whose {
  if (owners.has(ROOM)) return "the room's";
  return client !== null && owners.has(client) ? "own" : "another's";
}

/** What was found and may not be, as lines to read. */
export function leaks(findings: readonly Finding[]): string[] {
  return findings.filter(({ allowed }) => !allowed).map(({ secret, part, encoding, at, whose }) => {
    const seen = part.bytes.subarray(Math.max(0, at - 80), at + 80).toString("utf8").replace(/\s+/g, " ");
    const to = part.client === null ? "" : ` of ${part.client}`;
    return `${secret.label} (${[...secret.owners].join(", ")}; ${whose}) stands in ${part.kind}${to}, as ${encoding}: ${seen}`;
  });
}

/** What must be found, since the retro did it, and was not. */
export function missing(findings: readonly Finding[]): string[] {
  const found = new Set(findings.map(({ part, secret }) => pair(part.kind, secret.kind)));
  return ALLOWED.filter(({ on, kind }) => !found.has(pair(on, kind))).map(({ on, kind }) => `${kind} in ${on}`);
}

export const pair = (on: SurfaceKind, kind: Kind): string => `${on} / ${kind}`;
