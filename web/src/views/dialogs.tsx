// The dialogs of a room, one open at a time, by what `ui.dialog` says.

import { actions, topicView } from "../state/select";
import type { Dialog } from "../state/ui";
import { words } from "../words/words";
import { DeleteAction, EditAction } from "./dialogs-action";
import { GroupWith, MoveTo, Rename } from "./dialogs-group";
import { CloseRound, OpenRound } from "./dialogs-round";
import { SignText, StrikeSignature } from "./dialogs-sign";
import { DeleteText, EditText, TakeOff } from "./dialogs-text";
import { Confirm } from "./dialog";
import { AskTeam, ClosePoll } from "./poll-ask";
import { closeDialog, type RoomProps } from "./props";
import { Keys } from "./keys";
import { Lead } from "./lead";
import { LookAlike } from "./look-alike";
import { MeterDialog } from "./meter";
import { PrintDialog } from "./print";
import { Share } from "./share";
import { WhoCanTell } from "./telling";
import { useLast } from "./use-last";

export function Dialogs(props: RoomProps) {
  const dialog = props.state.ui.dialog;
  if (dialog === null) return null;
  switch (dialog.kind) {
    case "recent":
      return null;
    case "share":
      return <Share {...props} />;
    case "print":
      return <PrintDialog {...props} />;
    case "keys":
      return <Keys {...props} />;
    case "alike":
      return <LookAlike {...props} />;
    case "meter":
      return <MeterDialog {...props} />;
    case "lead":
      return <Lead {...props} />;
    case "round":
      return <OpenRound {...props} />;
    case "close_round":
      return <CloseRound {...props} round={dialog.round} />;
    case "ask":
      return <AskTeam {...props} />;
    case "close_poll":
      return <ClosePoll {...props} poll={dialog.poll} />;
    case "edit":
      return <EditText key={dialog.id} {...props} id={dialog.id} />;
    case "delete":
      return <DeleteText {...props} id={dialog.id} />;
    case "take_off":
      return <TakeOff {...props} id={dialog.id} />;
    case "sign":
      return <SignText key={dialog.id} {...props} id={dialog.id} />;
    case "who_can_tell":
      return <WhoCanTell {...props} of={dialog.of} />;
    case "strike":
      return <StrikeSignature {...props} id={dialog.id} />;
    case "group":
    case "move":
    case "rename":
      return <AboutTopic {...props} dialog={dialog} />;
    case "action":
    case "delete_action":
      return <AboutAction {...props} dialog={dialog} />;
    default:
      return <AboutRoom {...props} kind={dialog.kind} />;
  }
}

type Of<K extends Dialog["kind"]> = Extract<Dialog, { kind: K }>;

function AboutTopic({ dialog, ...props }: RoomProps & { dialog: Of<"group" | "move"> | Of<"rename"> }) {
  const topic = useLast(topicView(props.room, dialog.topic), dialog.topic);
  if (topic === null) return null;
  switch (dialog.kind) {
    case "group": return <GroupWith {...props} topic={topic} note={dialog.note} />;
    case "move": return <MoveTo {...props} topic={topic} note={dialog.note} />;
    case "rename": return <Rename key={topic.id} {...props} topic={topic} />;
  }
}

function AboutAction({ dialog, ...props }: RoomProps & { dialog: Of<"action" | "delete_action"> }) {
  const action = useLast(actions(props.room).find((each) => each.id === dialog.id) ?? null, dialog.id);
  if (action === null) return null;
  return dialog.kind === "action" ? <EditAction key={action.id} {...props} action={action} /> : <DeleteAction {...props} action={action} />;
}

function AboutRoom({ room, act, kind }: RoomProps & { kind: "erase" | "forget_room" | "forget_mine" }) {
  const close = (): void => closeDialog(act);
  const menu = words.menu;
  switch (kind) {
    case "erase":
      return (
        <Confirm title={menu.eraseTitle} confirm={menu.eraseDo} alarm close={close} run={() => act({ type: "announce_erase" })}>
          <p>{menu.eraseText}</p>
        </Confirm>
      );
    case "forget_mine":
      return (
        <Confirm title={menu.forgetMineTitle} confirm={menu.forgetMineDo} alarm close={close} run={() => act({ type: "forget_mine" })}>
          <p>{menu.forgetMineText}</p>
        </Confirm>
      );
    case "forget_room":
      return (
        <Confirm title={menu.forgetRoomTitle} confirm={menu.forgetRoomDo} alarm close={close}
          run={() => { act({ type: "go_home" }); act({ type: "forget_room", room: room.id }); }}>
          <p>{menu.forgetRoomText}</p>
        </Confirm>
      );
  }
}
