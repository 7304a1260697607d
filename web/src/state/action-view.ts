// What views read of actions: in order, opened, with what is on its way from here. Pure.

import { memo } from "./memo";
import { opened, type Opened } from "./opened";
import { compareIds } from "./rank";
import type { RoomState } from "./state";
import type { ActionEntity, ActionId, Experiment, Review, TopicId } from "./wire";

/** An action. */
export interface ActionView {
  readonly id: ActionId;
  readonly topic: TopicId | null;
  readonly text: Opened;
  readonly owner: Opened | null;
  readonly due: Opened | null;
  readonly done: boolean;
  readonly experiment: ExperimentView | null;
  /** What became of it, where an earlier retro left it open. */
  readonly review: Review | null;
  /** Counts its changes, those on their way from here included. */
  readonly rev: number;
  /** A change from here is not acknowledged yet; shown as it will be. */
  readonly sending: boolean;
}

/** What makes an action an experiment. */
export interface ExperimentView {
  readonly hypothesis: Opened;
  readonly measure: Opened;
  readonly look: Opened | null;
}

type ActionFields = Pick<ActionEntity, "text" | "owner" | "due" | "done" | "experiment" | "review">;

/** The actions in order, with what is on its way from here. */
export const actions = memo((room: RoomState): readonly ActionView[] => {
  const view = (
    id: ActionId,
    topic: TopicId | null,
    rev: number,
    fields: ActionFields,
    sending: boolean,
  ): ActionView => ({
    id,
    topic,
    rev,
    sending,
    done: fields.done,
    review: fields.review,
    experiment: fields.experiment === null ? null : experimentView(room, id, fields.experiment),
    text: opened(room, `action|${id}|text`, fields.text),
    owner: fields.owner === null ? null : opened(room, `action|${id}|owner`, fields.owner),
    due: fields.due === null ? null : opened(room, `action|${id}|due`, fields.due),
  });
  const views = new Map(
    [...room.board.actions.values()]
      .sort((a, b) => a.order - b.order || compareIds(a.id, b.id))
      .map((action) => [action.id, view(action.id, action.topic, action.rev, action, false)]),
  );
  for (const { command } of room.outbox) {
    if (command.type === "add_action" && !views.has(command.id)) {
      views.set(command.id, view(command.id, command.topic, 0, { ...command, done: false, review: null }, true));
    } else if (command.type === "set_action") {
      const before = views.get(command.id);
      if (before !== undefined)
        views.set(command.id, view(command.id, before.topic, command.rev + 1, command, true));
    } else if (command.type === "delete_action") {
      views.delete(command.id);
    }
  }
  return [...views.values()];
});

function experimentView(room: RoomState, id: ActionId, of: Experiment): ExperimentView {
  return {
    hypothesis: opened(room, `action|${id}|hypothesis`, of.hypothesis),
    measure: opened(room, `action|${id}|measure`, of.measure),
    look: of.look === null ? null : opened(room, `action|${id}|look`, of.look),
  };
}
