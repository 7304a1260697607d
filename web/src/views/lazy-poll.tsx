// Polls, fetched when they are wanted: most rooms open without one.

import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { PollId } from "../state/wire";
import { words } from "../words/words";
import { Dialog } from "./dialog";
import { closeDialog, type RoomProps } from "./props";

type Part = typeof import("./poll");

let there: Part | null = null;

function lazy<Props extends RoomProps>(
  pick: (part: Part) => FunctionComponent<Props>,
  Missing: FunctionComponent<Props>,
): FunctionComponent<Props> {
  return function Lazy(props: Props) {
    const [part, come] = useState<Part | "failed" | null>(there);
    useEffect(() => {
      if (there !== null) return;
      import("./poll").then((loaded) => { come((there = loaded)); }, () => come("failed"));
    }, []);
    if (part === null) return null;
    if (part === "failed") return <Missing {...props} />;
    const There = pick(part);
    return <There {...props} />;
  };
}

/** The network went, or a newer server no longer has this page's parts. */
function MissingBand() {
  return <div class="poll"><p role="alert">{words.pages.partText}</p></div>;
}

function MissingDialog({ act }: RoomProps) {
  return <Dialog title={words.pages.partTitle} close={() => closeDialog(act)}><p>{words.pages.partText}</p></Dialog>;
}

export const PollBand = lazy<RoomProps>((part) => part.PollBand, MissingBand);
export const PollList = lazy<RoomProps>((part) => part.PollList, () => null);
export const AskTeam = lazy<RoomProps>((part) => part.AskTeam, MissingDialog);
export const ClosePoll = lazy<RoomProps & { readonly poll: PollId }>((part) => part.ClosePoll, MissingDialog);
