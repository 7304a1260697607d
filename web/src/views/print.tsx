// Why and how to compare the room print: a dialog of its own, and its place where the room is shared.

import { useState } from "preact/hooks";
import { words } from "../words/words";
import { Dialog } from "./dialog";
import { RoomPrint } from "./parts";
import { closeDialog, type RoomProps } from "./props";

export function PrintDialog({ room, act }: RoomProps) {
  return (
    <Dialog title={words.print.title} close={() => closeDialog(act)}>
      <RoomPrint room={room} />
      <p>{words.print.text}</p>
      <p>{words.print.aloud}</p>
      <p class="print-alone">{words.print.alone}</p>
    </Dialog>
  );
}

/** Worked out only when somebody wants it. */
export function PrintPart({ room }: Pick<RoomProps, "room">) {
  const [shown, show] = useState(false);
  return (
    <section class="share-part">
      <h3>{words.print.title}</h3>
      <p>{words.print.shareText}</p>
      {shown ? <RoomPrint room={room} /> : <button type="button" class="button" onClick={() => show(true)}>{words.print.show}</button>}
      <p class="soft">{words.print.alone}</p>
    </section>
  );
}
