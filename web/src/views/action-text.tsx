// What an action says, for whoever reads it: its text, who and when, and what an experiment is about.

import { topicView, type ActionView } from "../state/select";
import type { RoomState } from "../state/state";
import { words } from "../words/words";
import { when } from "./day";
import { said, short, topicText } from "./text";

interface ActionTextProps {
  readonly action: ActionView;
  /** What else there is to say about it. */
  readonly more?: readonly string[];
}

export function ActionText({ action, more = [] }: ActionTextProps) {
  const details = [
    action.owner === null ? "" : words.actions.by(said(action.owner)),
    action.due === null ? "" : words.actions.until(when(said(action.due))),
    ...more,
    action.sending ? words.writing.status.sending : "",
  ].filter((detail) => detail !== "");
  return (
    <div class="action-text">
      <p class="people" dir="auto">{said(action.text)}</p>
      <Experiment action={action} />
      {details.length === 0 ? null
        : <p class="soft small action-details">{details.map((detail) => <span key={detail} dir="auto">{detail}</span>)}</p>}
    </div>
  );
}

function Experiment({ action }: { action: ActionView }) {
  const experiment = action.experiment;
  if (experiment === null) return null;
  const { hypothesis, measure, look } = experiment;
  return (
    <div class="experiment small">
      <p class="experiment-mark">{words.experiment.mark}</p>
      <p class="people" dir="auto">{words.experiment.believes(said(hypothesis))}</p>
      <p class="people" dir="auto">{words.experiment.knows(said(measure))}</p>
      {look === null ? null : <p class="soft" dir="auto">{words.experiment.looks(when(said(look)))}</p>}
    </div>
  );
}

/** The topic that it came from, in a list over all topics. */
export function originOf(room: RoomState, action: ActionView): string {
  const from = action.topic === null ? null : topicView(room, action.topic);
  return from === null ? "" : words.actions.from(short(topicText(from), 40));
}

/** Where it stands in the review of last time. */
export function keptMark(action: ActionView): string {
  if (action.done || action.review === null) return "";
  return action.review === "kept" ? words.actions.kept : words.actions.fromLastTime;
}
