// The menus of a room, one open at a time: the room's, the timer's, a topic's or a note's.

import { timer, topicView, type NoteView, type TopicView } from "../state/select";
import { nextStep } from "../state/steps";
import { words } from "../words/words";
import { Menu } from "./menu";
import { canGroup, canWrite, leads, open, openFind, type RoomProps } from "./props";
import { mayStepForward } from "./signature";
import { clock, short, topicText } from "./text";
import { ThemeChoice } from "./theme";

export function Menus(props: RoomProps) {
  const menu = props.state.ui.menu;
  if (menu === null) return null;
  if (menu.of === "room") return <RoomMenu {...props} />;
  if (menu.of === "timer") return leads(props.room) ? <TimerMenu {...props} /> : null;
  const topic = topicView(props.room, menu.topic);
  if (topic === null || !canWrite(props.room)) return null;
  const note = topic.notes.find((each) => each.id === menu.note) ?? null;
  return <TopicMenu key={`${menu.topic} ${menu.note}`} {...props} topic={topic} note={note} />;
}

function Item({ run, alarm, off, children }: { run: () => void; alarm?: boolean; off?: boolean; children: string }) {
  return (
    <button type="button" class={alarm === true ? "menu-item menu-alarm" : "menu-item"} disabled={off === true}
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
        run();
      }}>{children}</button>
  );
}

function RoomMenu(props: RoomProps) {
  const { room, act, state } = props;
  return (
    <Menu label={words.tools.button} anchor="room-menu" act={act}>
      <p class="menu-title">{words.tools.theme}</p>
      <ThemeChoice state={state} act={act} />
      <label class="switch">
        <input type="checkbox" checked={state.sound} onChange={(event) => act({ type: "set_sound", on: event.currentTarget.checked })} />
        {words.timing.sound}
      </label>
      <label class="switch" title={words.menu.nudgeHint}>
        <input type="checkbox" checked={state.nudge} onChange={(event) => act({ type: "set_nudge", on: event.currentTarget.checked })} />
        {words.menu.nudge}
      </label>
      <StepItems {...props} />
      <hr />
      <Item run={() => openFind(act)}>{words.finding.item}</Item>
      {canGroup(room) ? <Item run={() => open(act, { kind: "alike" })}>{words.lookAlike.item}</Item> : null}
      <Item run={() => open(act, { kind: "keys" })}>{words.keys.item}</Item>
      <Item run={() => open(act, { kind: "print" })}>{words.print.item}</Item>
      <hr />
      <Item run={() => open(act, { kind: "forget_mine" })}>{words.menu.forgetMine}</Item>
      <Item run={() => open(act, { kind: "forget_room" })}>{words.menu.forgetRoom}</Item>
      <Item run={() => act({ type: "go_home" })}>{words.menu.leave}</Item>
      {leads(room) ? <><hr /><Item alarm run={() => open(act, { kind: "erase" })}>{words.menu.erase}</Item></> : null}
    </Menu>
  );
}

/** Whether an element stands on the screen as it is now. */
const isThere = (id: string): boolean => (document.getElementById(id)?.getClientRects().length ?? 0) > 0;

const MINUTE_MS = 60_000;

function TimerMenu(props: RoomProps) {
  const { room, act, state } = props;
  const at = timer(room, state.now);
  const start = (event: SubmitEvent): void => {
    event.preventDefault();
    const minutes = Number(new FormData(event.currentTarget as HTMLFormElement).get("minutes"));
    if (minutes > 0) act({ type: "set_timer", timer: { state: "running", left: minutes * MINUTE_MS } });
    act({ type: "ui", change: { menu: null } });
  };
  const run = (left: number): void => act({ type: "set_timer", timer: { state: "running", left } });
  return (
    <Menu label={words.timer.label} anchor={isThere("lead-timer") ? "lead-timer" : "timer-menu"} act={act}>
      {at.state === "off" || at.state === "over" ? null : <p class="menu-title number">{words.timing.left(clock(at.left))}</p>}
      {at.state === "running"
        ? <Item run={() => act({ type: "set_timer", timer: { state: "paused", left: Math.max(1, at.left) } })}>{words.timing.pause}</Item>
        : null}
      {at.state === "paused" ? <Item run={() => run(at.left)}>{words.timing.resume}</Item> : null}
      {at.state === "off" ? null : (
        <>
          <Item run={() => run(at.left + MINUTE_MS)}>{words.timing.more}</Item>
          <Item run={() => act({ type: "set_timer", timer: { state: "off" } })}>{words.timing.stop}</Item>
          <hr />
        </>
      )}
      <form class="timer-form" onSubmit={start}>
        <label for="minutes">{words.timing.minutes}</label>
        <input id="minutes" name="minutes" type="number" inputMode="numeric" min={1} max={720} required defaultValue="5" />
        <button type="submit" class="button button-main">{words.timing.start}</button>
      </form>
    </Menu>
  );
}

function TopicMenu(props: RoomProps & { topic: TopicView; note: NoteView | null }) {
  const { room, act, topic, note } = props;
  const single = topic.notes.length === 1;
  const whole = note === null || single;
  const part = whole ? null : note.id;
  const own = note ?? null;
  return (
    <Menu label={words.board.more(short(topicText(topic)))} anchor={`more-${note?.id ?? topic.id}`} act={act}>
      {own?.own === "shown" || own?.own === "changing" ? (
        <>
          <Item run={() => open(act, { kind: "edit", id: own.id })}>{words.writing.edit}</Item>
          <Item run={() => open(act, { kind: "delete", id: own.id })}>{words.writing.remove}</Item>
          {mayStepForward(own) ? <Item run={() => open(act, { kind: "sign", id: own.id })}>{words.signed.begin}</Item> : null}
          <hr />
        </>
      ) : null}
      {own === null || own.signature === null ? null
        : <><Item run={() => open(act, { kind: "strike", id: own.id })}>{`${words.signed.strike}…`}</Item><hr /></>}
      {topic.in_round ? <p class="menu-note">{words.grouping.fixed}</p> : null}
      {canGroup(room) ? <GroupItems {...props} whole={whole} part={part} /> : <p class="menu-note">{words.grouping.byLeaders}</p>}
      {leads(room) ? <LeadItems {...props} whole={whole} /> : null}
    </Menu>
  );
}

function GroupItems(props: RoomProps & { topic: TopicView; whole: boolean; part: string | null }) {
  const { act, topic, whole, part } = props;
  return (
    <>
      <Item off={topic.in_round} run={() => open(act, { kind: "group", topic: topic.id, note: part })}>{words.grouping.groupWith}</Item>
      {part === null ? null
        : <Item off={topic.in_round} run={() => act({ type: "split_topic", topic: topic.id, notes: [part], place: null })}>{words.grouping.takeOut}</Item>}
      <Item off={topic.in_round && part !== null} run={() => open(act, { kind: "move", topic: topic.id, note: part })}>{words.grouping.move}</Item>
      {whole ? <Item run={() => open(act, { kind: "rename", topic: topic.id })}>{words.grouping.nameGroup}</Item> : null}
      <StepItems {...props} />
    </>
  );
}

/** One's own newest grouping step, back or forwards again. */
function StepItems({ room, act }: RoomProps) {
  const [undo, redo] = [nextStep(room.steps, "undo"), nextStep(room.steps, "redo")];
  if (undo === null && redo === null) return null;
  return (
    <>
      <hr />
      {undo === null ? null : <Item run={() => act({ type: "undo" })}>{words.steps.undoItem(undo.did)}</Item>}
      {redo === null ? null : <Item run={() => act({ type: "redo" })}>{words.steps.redoItem(redo.did)}</Item>}
    </>
  );
}

function LeadItems({ act, topic, note, whole }: RoomProps & { topic: TopicView; note: NoteView | null; whole: boolean }) {
  return (
    <>
      <hr />
      {whole ? (
        <Item run={() => { act({ type: "set_focus", focus: topic.id }); act({ type: "set_stage", stage: "discuss" }); }}>
          {words.grouping.discuss}
        </Item>
      ) : null}
      {note === null ? null
        : <Item alarm off={topic.in_round && topic.notes.length === 1} run={() => open(act, { kind: "take_off", id: note.id })}>
          {words.grouping.takeOff}
        </Item>}
    </>
  );
}
