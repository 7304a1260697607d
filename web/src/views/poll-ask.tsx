// Asking the team, and closing a poll with a warning where that would destroy the answers (A8).

import { useRef, useState } from "preact/hooks";
import {
  askFault, floorOf, optionDraft, optionFields, QUESTION, suggestedAsk, type Asked, type AskFault,
} from "../state/polls";
import { topicView } from "../state/select";
import { LIMITS, type PollId, type Scale } from "../state/wire";
import { words } from "../words/words";
import { Confirm, Dialog } from "./dialog";
import { DraftField } from "./editor";
import { closeDialog, stageOf, type RoomProps } from "./props";
import { short, topicText } from "./text";

const kinds: readonly Scale["of"][] = ["safety", "roti", "fist", "roman", "question"];

export function AskTeam(props: RoomProps) {
  const { room, act } = props;
  const form = useRef<HTMLFormElement>(null);
  const [of, choose] = useState<Scale["of"]>(suggestedAsk(room));
  const [fault, setFault] = useState<AskFault | null>(null);
  const about = stageOf(room) === "discuss" && of !== "safety" && of !== "roti" ? (room.board.stage?.focus ?? null) : null;
  const topic = about === null ? null : topicView(room, about);
  const close = (): void => closeDialog(act);
  const ask = (): void => {
    const asked = of === "question" ? typed(form.current) : { of };
    const wrong = asked.of === "question" ? askFault(asked.text, asked.options) : null;
    setFault(wrong);
    if (wrong !== null) return;
    act({ type: "open_poll", asked, topic: topic?.id ?? null });
    close();
  };
  return (
    <Dialog title={words.polls.askTitle} close={close}>
      <form ref={form} class="stack" onSubmit={(event) => { event.preventDefault(); ask(); }}>
        <p>{words.polls.askText}</p>
        <fieldset class="poll-kinds">
          <legend class="unseen">{words.polls.kind}</legend>
          {kinds.map((kind) => (
            <label key={kind} class="choice">
              <input type="radio" name="of" checked={of === kind} onChange={() => { choose(kind); setFault(null); }} />
              <span>{kind === "question" ? words.polls.own : words.asking.names[kind]}</span>
              <span class="soft small">{words.polls.hints[kind]}</span>
            </label>
          ))}
        </fieldset>
        {of === "question" ? <Question {...props} submit={ask} /> : null}
        {topic === null ? null : <p class="small" dir="auto">{words.polls.about(short(topicText(topic)))}</p>}
        <p class="fault" role="alert">{fault === null ? "" : words.polls.faults[fault]}</p>
        <div class="dialog-foot">
          <button type="button" class="button" onClick={close}>{words.general.cancel}</button>
          <button type="submit" class="button button-main">{words.polls.askDo}</button>
        </div>
      </form>
    </Dialog>
  );
}

function typed(form: HTMLFormElement | null): Asked {
  const options = [...(form?.querySelectorAll<HTMLInputElement>(".poll-options input") ?? [])];
  return {
    of: "question",
    text: form?.querySelector("textarea")?.value ?? "",
    options: options.map((option) => option.value),
  };
}

/** One field more than is filled, so that nobody has to ask for it. */
function Question({ room, act, submit }: RoomProps & { submit: () => void }) {
  return (
    <>
      <DraftField room={room} act={act} draft={QUESTION} label={words.asking.question} submit={submit} />
      <fieldset class="poll-options stack">
        <legend>{words.polls.options}</legend>
        <p class="soft small">{words.polls.optionsHint}</p>
        {Array.from({ length: optionFields(room) }, (_, index) => (
          <DraftField key={index} room={room} act={act} draft={optionDraft(index)} size="line" hideLabel
            label={words.polls.option(index + 1)} placeholder={words.polls.option(index + 1)} submit={submit} />
        ))}
      </fieldset>
    </>
  );
}

export function ClosePoll({ room, act, poll }: RoomProps & { poll: PollId }) {
  const answered = room.board.counts?.answered ?? 0;
  const here = room.board.counts?.here ?? 0;
  const floor = floorOf(room);
  const below = answered < floor;
  return (
    <Confirm title={words.polls.closeTitle} confirm={below ? words.polls.destroyDo : words.polls.closeDo}
      cancel={words.polls.wait} alarm={below} close={() => closeDialog(act)} run={() => act({ type: "close_poll", poll })}>
      <p class="number">{words.polls.closeText(answered, here)}</p>
      {below ? <p class="warning" role="alert">{words.polls.closeBelow(floor)}</p> : null}
      {!below && answered < LIMITS.poll_counts ? <p>{words.polls.closeFew(LIMITS.poll_counts)}</p> : null}
    </Confirm>
  );
}
