// One's own template: what was kept or sent comes back, and what somebody made up does no harm.

import assert from "node:assert/strict";
import { test } from "node:test";

import { encode } from "../seal/base64url";
import { readTemplate, templateLink, templateText, writeTemplate } from "./own-template";
import { templates } from "./templates";

const carried = (link: string): string => new URL(link).hash.slice("#t".length);

test("every template comes back from a link as it was", () => {
  for (const { name, columns, stages } of templates) {
    const link = templateLink("https://here.test", writeTemplate({ name, columns, stages }));
    const text = templateText(carried(link)) ?? "";
    assert.deepEqual(readTemplate("x", "w", text), { id: "x", when: "w", name, columns, stages });
  }
});

test("what is no template is none", () => {
  const texts = ["", "7", "null", "[]", "{}", '{"name":"A","columns":[]}', '{"name":"","columns":[{"name":"B"}]}'];
  for (const text of [...texts, `{"name":"${"A".repeat(5_000)}","columns":[{"name":"B"}]}`])
    assert.equal(readTemplate("x", "w", text), null, text.slice(0, 40));
  for (const bad of ["", "%", "A", encode(new Uint8Array([255, 254]))])
    assert.ok(templateText(bad) === null || readTemplate("x", "w", templateText(bad) ?? "") === null);
});

test("columns beyond the bound, long lines and what does not belong are cut away", () => {
  const columns = Array.from({ length: 20 }, (_, n) => ({ name: `${n}${"x".repeat(60)}`, prompt: 7, more: 1 }));
  const read = readTemplate("x", "w", JSON.stringify({ name: "A", columns, stages: { write: { say: 7 } } }));
  assert.equal(read?.columns.length, 12);
  assert.deepEqual(read?.columns[0], { name: `0${"x".repeat(60)}`, prompt: "" });
  assert.deepEqual(read?.stages, { write: {} });
});
