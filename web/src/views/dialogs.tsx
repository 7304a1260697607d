// The dialogs of a room, one open at a time, by what `ui.dialog` says.

import { actions, topicView } from "../state/select";
import { words } from "../words/words";
import { DeleteAction, EditAction } from "./dialogs-action";
import { GroupWith, MoveTo, Rename } from "./dialogs-group";
import { CloseRound, OpenRound } from "./dialogs-round";
import { DeleteText, EditText, TakeOff } from "./dialogs-text";
import { Confirm } from "./dialog";
import { closeDialog, type RoomProps } from "./props";
import { Share } from "./share";

export function Dialogs(props: RoomProps) {
  const { state, room } = props;
  const dialog = state.ui.dialog;
  if (dialog === null) return null;
  switch (dialog.kind) {
    case "recent":
      return null;
    case "share":
      return <Share {...props} />;
    case "round":
      return <OpenRound {...props} />;
    case "close_round":
      return <CloseRound {...props} round={dialog.round} />;
    case "edit":
      return <EditText key={dialog.id} {...props} id={dialog.id} />;
    case "delete":
      return <DeleteText {...props} id={dialog.id} />;
    case "take_off":
      return <TakeOff {...props} id={dialog.id} />;
    case "group":
    case "move":
    case "rename": {
      const topic = topicView(room, dialog.topic);
      if (topic === null) return null;
      if (dialog.kind === "rename") return <Rename key={topic.id} {...props} topic={topic} />;
      return dialog.kind === "group" ? <GroupWith {...props} topic={topic} note={dialog.note} /> : <MoveTo {...props} topic={topic} />;
    }
    case "action":
    case "delete_action": {
      const action = actions(room).find((each) => each.id === dialog.id);
      if (action === undefined) return null;
      return dialog.kind === "action" ? <EditAction key={action.id} {...props} action={action} /> : <DeleteAction {...props} action={action} />;
    }
    default:
      return <AboutRoom {...props} kind={dialog.kind} />;
  }
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
