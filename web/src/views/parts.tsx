// The parts of the page that come later, and what is said where one does not come.

import { useEffect } from "preact/hooks";
import type { Find as Wanted } from "../state/find";
import { words } from "../words/words";
import { lazy, styled } from "./lazy";
import { Message, Reload } from "./message";
import type { PageProps, RoomProps } from "./props";
import type { VoteProps } from "./ballot";
import type { NotDone } from "./refusal";
import type { LeftOverProps } from "./left-over";
import type { NudgeProps } from "./nudge";
import type { QrProps } from "./qr";

/** The addresses of `style/home.css` and so on; the build puts them in. */
declare const HOME_STYLE: string;
declare const LATER_STYLE: string;
declare const PROJECTOR_STYLE: string;

export const Home = lazy<PageProps>(async () => (await styled(HOME_STYLE, import("./home"))).Home, NoScreen);
export const Room = lazy<RoomProps>(async () => (await import("./room")).Room, NoScreen);

export const Projector = lazy<RoomProps>(async () => (await styled(PROJECTOR_STYLE, import("./projector"))).Projector, NoScreen);
export const Ended = lazy<PageProps>(async () => (await import("./ended")).Ended, NoScreen);
/** On the wall, and behind a press in the dialog that shares the room. */
export const QrCode = lazy<QrProps>(async () => (await import("./qr")).QrCode, () => <p class="warning" role="alert">{words.sharing.noCode}</p>);

/** On the wall while people arrive, and in the dialogs that have it. */
export const RoomPrint = lazy<Pick<RoomProps, "room">>(async () => (await import("./room-print")).RoomPrint, () => <p class="warning" role="alert">{words.pages.partTitle}</p>);

const over = () => styled(LATER_STYLE, import("./over"));
export const Dialogs = lazy<RoomProps>(async () => (await over()).Dialogs, NothingOver);
export const Find = lazy<RoomProps & { readonly find: Wanted }>(async () => (await over()).Find, NothingOver);
export const Menus = lazy<RoomProps>(async () => (await over()).Menus, NothingOver);

/** Asked for once somebody types; without it, texts are saved as ever. */
export const Nudge = lazy<NudgeProps>(async () => (await styled(LATER_STYLE, import("./nudge"))).Nudge, Nothing);
/** Asked for once there is a draft, which may be about something that is gone. */
export const LeftOver = lazy<LeftOverProps>(async () => (await import("./left-over")).LeftOver, Nothing);
export const LeadBar = lazy<RoomProps>(async () => (await over()).LeadBar, Nothing);

const panels = () => styled(LATER_STYLE, import("./panels"));
export const Discussion = lazy<RoomProps>(async () => (await panels()).Discussion, NoPanel);
export const Results = lazy<RoomProps>(async () => (await panels()).Results, NoPanel);
export const Review = lazy<RoomProps>(async () => (await panels()).Review, NoPanel);
export const PollBand = lazy<RoomProps>(async () => (await panels()).PollBand, NoPanel);
export const Handover = lazy<RoomProps>(async () => (await panels()).Handover, NoPanel);
export const BallotBar = lazy<RoomProps>(async () => (await panels()).BallotBar, NoPanel);
export const VoteControl = lazy<VoteProps>(async () => (await panels()).VoteControl, Nothing);
export const WrapUp = lazy<RoomProps>(async () => (await panels()).WrapUp, NoPanel);

/** For a dialog that its opener closes. */
export interface WithClose extends PageProps {
  readonly close: () => void;
}

export const TakeAlong = lazy<RoomProps>(async () => (await styled(LATER_STYLE, import("./take-along"))).TakeAlong, NoPanel);
export const OpenFile = lazy<WithClose>(async () => (await styled(LATER_STYLE, import("./open-file"))).OpenFile, NothingOver);
export const VoteList = lazy<WithClose>(async () => (await styled(LATER_STYLE, import("./vote-list"))).VoteList, NothingOver);

export const Refusal = lazy<{ readonly what: NotDone }>(async () => (await import("./refusal")).Refusal, NoReason);

/** What the home page is likely to want next, and what a room is. */
export const AFTER_HOME = [Room, OpenFile];
export const IN_ROOM = [Refusal, Ended, Dialogs, Menus, Discussion, Results, WrapUp];

/** In place of what stands elsewhere as well. */
function Nothing() {
  return null;
}

/** In place of the whole screen. */
function NoScreen({ state, act }: PageProps) {
  return (
    <Message act={act} title={words.pages.partTitle} text={words.pages.partText[state.storage]} reload
      home={state.place.at === "home"} />
  );
}

/** In place of one panel of a room; the others stay within reach. */
function NoPanel({ state }: PageProps) {
  return (
    <section class="part-missing" role="alert">
      <h2>{words.pages.partTitle}</h2>
      <p>{words.pages.partText[state.storage]}</p>
      <div class="row"><Reload /></div>
    </section>
  );
}

/** In place of the reason; the board shows what stands. */
function NoReason() {
  return <p>{words.pages.noReason}</p>;
}

/** In place of a dialog or a menu: the board stays as it is, and a notice says why nothing opened. */
function NothingOver({ act }: PageProps) {
  useEffect(() => act({ type: "part_missing" }), []);
  return null;
}
