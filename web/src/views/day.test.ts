// Days: what counts as one, and that everything else stays as it was typed.

import assert from "node:assert/strict";
import { test } from "node:test";

import { dayIn, when } from "./day";

test("a day is a day that there is, and nothing else", () => {
  assert.equal(dayIn("2026-12-03")?.toISOString(), "2026-12-03T00:00:00.000Z");
  assert.equal(dayIn(" 2028-02-29 ")?.getUTCDate(), 29);
  for (const text of ["2027-02-29", "2026-13-01", "2026-00-10", "2026-1-3", "03.12.2026", ""])
    assert.equal(dayIn(text), null, text);
});

test("a day is shown in the reader's own way, and free text as it is", () => {
  assert.equal(when("next sprint"), "next sprint");
  assert.equal(when("2027-02-30"), "2027-02-30");
  const shown = when("2026-12-03");
  assert.ok(shown.includes("2026") && shown !== "2026-12-03", shown);
});
