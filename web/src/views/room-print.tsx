// The room print: worked out where it is wanted, without the page standing still.

import "../main";

import { useEffect, useState } from "preact/hooks";
import type { RoomState } from "../state/state";
import { words } from "../words/words";

/** The address of `seal/print.ts`; the build puts it in. */
declare const PRINT_CODE: string;

async function workOut(room: RoomState): Promise<string> {
  const { roomPrint } = (await import(PRINT_CODE)) as typeof import("../seal/print");
  return roomPrint(room.keys.room, room.id);
}

/** The newest one, so that the dialog opened again has it at once. */
let newest: { readonly of: string; readonly print: Promise<string> } | null = null;

function printOf(room: RoomState): Promise<string> {
  const of = `${room.id} ${room.keys.room}`;
  if (newest?.of !== of) newest = { of, print: workOut(room) };
  const { print } = newest;
  print.catch(() => { newest = null; });
  return print;
}

export function RoomPrint({ room }: { room: RoomState }) {
  const [print, tell] = useState<string | null>(null);
  const [failed, fail] = useState(false);
  useEffect(() => {
    let wanted = true;
    printOf(room).then(
      (found) => { if (wanted) tell(found); },
      () => { if (wanted) fail(true); },
    );
    return () => { wanted = false; };
  }, [room.id]);
  return (
    <p class="print" role="status" aria-label={words.roomPrint.label}>
      <span class="print-label">{words.roomPrint.label}</span>{" "}
      {print === null ? <span>{failed ? words.roomPrint.failed : words.roomPrint.working}</span>
        : <b class="print-digits number" dir="ltr">{print}</b>}
    </p>
  );
}
