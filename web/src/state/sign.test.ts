// Stepping forward (A3, A6): the signature of one's own text, through its whole way.

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page } from "../testing";
import { readOwn } from "../keep/mine";
import { goesAgain } from "./outbox";
import { columns, comments, type NoteView } from "./select";
import { signDraft } from "./sign";
import type { CommandFrame, SealedLine } from "./wire";

const COLUMN = idOf(10);
const TOPIC = idOf(30);
const OTHERS = idOf(40);

type Frame<T extends CommandFrame["type"]> = Extract<CommandFrame, { readonly type: T }>;

/** A page with a shown note of its own. */
class Author extends Page {
  add!: Frame<"add_note">;

  constructor() {
    super();
    this.begin("discuss", false);
    this.act({ type: "add_note", column: COLUMN, text: "builds are slow" });
    this.add = this.sentAs("add_note");
    this.ack(this.add);
    this.release();
  }

  /** The note as the board has it. */
  release(signature: SealedLine | null = null, text = this.add.text): void {
    this.put(
      { type: "topic", parked: false, id: TOPIC, column: COLUMN, order: 0, name: null, notes: [this.add.id] },
      { type: "note", signature, id: this.add.id, text, lock: this.add.lock },
    );
  }

  sentAs<T extends CommandFrame["type"]>(type: T): Frame<T> {
    const last = this.last();
    assert.equal(last.type, type);
    return last as Frame<T>;
  }

  /** Types a name and signs with it. */
  sign(name: string): Frame<"step_forward"> {
    this.act({ type: "draft", key: signDraft(this.add.id), text: name });
    this.act({ type: "step_forward", id: this.add.id, name });
    return this.sentAs("step_forward");
  }

  get shown(): NoteView {
    const note = columns(this.room)[0]?.topics[0]?.notes[0];
    assert.ok(note);
    return note;
  }
}

const look = ({ own, signing, signature }: NoteView) => [own, signing, signature?.text ?? null];

test("a signature is on its way until the board shows it, and is then signed", () => {
  const page = new Author();
  const sign = page.sign("Ana");
  assert.equal(sign.name.length, 395);
  assert.equal(page.room.drafts.size, 0, "an accepted name empties its draft");
  assert.deepEqual(look(page.shown), ["shown", true, null]);
  page.ack(sign);
  assert.deepEqual(look(page.shown), ["shown", true, null]);
  page.release(sign.name);
  assert.deepEqual(look(page.shown), ["shown", false, "Ana"]);
  const kept = page.effects.filter((effect) => effect.type === "keep_own").at(-1);
  assert.ok(kept?.type === "keep_own" && kept.own.signing === null);
});

test("it is sent again after a break, the same sealed bytes (S3)", () => {
  const page = new Author();
  const sign = page.sign("Ana");
  assert.ok(goesAgain(sign));
  page.dispatch({ type: "closed", why: null, retry_at: 0 });
  const { ref: _, ...command } = sign;
  assert.deepEqual(page.room.outbox.map((entry) => entry.command), [command]);
  assert.equal(page.shown.signing, true);
});

test("taken back, nothing waits, and the name lies nowhere", () => {
  const page = new Author();
  page.ack(page.sign("Ana"));
  page.act({ type: "take_back", id: page.add.id });
  page.sentAs("take_back");
  assert.deepEqual(look(page.shown), ["shown", false, null]);
  assert.equal(page.room.drafts.size, 0);
});

test("taking back takes the edit along that waits, and its text goes back to its editor", () => {
  const page = new Author();
  page.act({ type: "edit_text", id: page.add.id, text: "builds take an hour" });
  page.ack(page.sentAs("edit_text"));
  page.ack(page.sign("Ana"));
  assert.deepEqual(look(page.shown), ["changing", true, null]);
  page.act({ type: "take_back", id: page.add.id });
  assert.deepEqual(look(page.shown), ["shown", false, null]);
  assert.equal(page.room.drafts.get(`edit:${page.add.id}`)?.text, "builds take an hour");
});

test("a signature that came out although it was taken back is what stands there", () => {
  const page = new Author();
  const sign = page.sign("Ana");
  page.ack(sign);
  page.act({ type: "take_back", id: page.add.id });
  page.release(sign.name);
  assert.deepEqual(look(page.shown), ["shown", false, "Ana"]);
});

test("refused for good, the name is back in the dialog of its own text and of no other", () => {
  const page = new Author();
  const { ref } = page.sign("Ana");
  page.hear({ type: "error", ref, code: "not_yours", final: true, message: "" });
  assert.equal(page.shown.signing, false);
  assert.deepEqual([...page.room.drafts], [[`sign:${page.add.id}`, { text: "Ana", given: 1 }]]);
  const [notice] = page.state.notices;
  assert.ok(notice?.what.type === "refused" && notice.what.back === `sign:${page.add.id}`);
});

test("what is not one's own, not shown or without a name is not signed", () => {
  const page = new Author();
  page.note(OTHERS, "somebody's", idOf(41), 1);
  const sent = page.sent.length;
  page.act({ type: "step_forward", id: OTHERS, name: "Ana" });
  page.act({ type: "step_forward", id: page.add.id, name: "  " });
  page.act({ type: "step_forward", id: page.add.id, name: "A".repeat(300) });
  page.act({ type: "add_note", column: COLUMN, text: "on its way" });
  const waiting = page.sentAs("add_note");
  page.act({ type: "step_forward", id: waiting.id, name: "Ana" });
  page.act({ type: "delete_text", id: page.add.id });
  page.act({ type: "step_forward", id: page.add.id, name: "Ana" });
  assert.deepEqual(page.sent.slice(sent).map((frame) => frame.type), ["add_note", "delete_text"]);
});

test("anybody strikes a signature, saying which one they saw, now or not at all", () => {
  const page = new Page();
  page.begin("discuss", false);
  page.note(OTHERS, "somebody's", TOPIC);
  const note = page.room.board.notes.get(OTHERS);
  assert.ok(note);
  const comment = idOf(50);
  const signature = page.seal(`comment|${comment}|signature`, "Jo");
  page.put(
    { type: "note", ...note, signature: page.seal(`note|${OTHERS}|signature`, "Ana") },
    { type: "comment", id: comment, topic: TOPIC, order: 0, text: page.seal(`comment|${comment}|text`, "yes"), lock: "lock", signature },
  );
  assert.equal(comments(page.room, TOPIC)[0]?.signature?.text, "Jo");
  page.act({ type: "strike_signature", id: comment });
  const strike = page.last();
  assert.ok(strike.type === "strike_signature" && strike.expect === signature);
  assert.deepEqual(strike.of, { comment });
  assert.ok(!goesAgain(strike));
  page.act({ type: "strike_signature", id: OTHERS });
  assert.equal(page.sent.length, 2);
  page.put({ type: "note", ...note, signature: null });
  page.act({ type: "strike_signature", id: OTHERS });
  assert.equal(page.sent.length, 2, "there is nothing left to strike");
});

test("a typed name goes with its text, and when one's own texts are forgotten (S5)", () => {
  for (const end of ["deleted", "forgotten"] as const) {
    const page = new Author();
    page.act({ type: "draft", key: signDraft(page.add.id), text: "An" });
    if (end === "forgotten") page.dispatch({ type: "forget_mine" });
    else {
      page.act({ type: "delete_text", id: page.add.id });
      page.ack(page.sentAs("delete_text"));
      page.del({ type: "topic", id: TOPIC }, { type: "note", id: page.add.id });
    }
    assert.equal(page.room.drafts.size, 0, end);
    assert.ok(page.effects.some((effect) => effect.type === "keep_draft" && effect.draft === null), end);
  }
});

test("an own text that was kept before there were signatures is read as it was", () => {
  const page = new Author();
  const own = page.room.own.get(page.add.id);
  assert.ok(own);
  const { signing: _, ...before } = own;
  assert.deepEqual(readOwn(JSON.stringify(before)), own);
});
