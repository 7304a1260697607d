// The links of a room: one for everybody, and a separate one for whoever leads.

import { useState } from "preact/hooks";
import { facilitatorLink, projectorLink, roomLink } from "../state/links";
import type { Copied } from "../state/state";
import { words } from "../words/words";
import { Covered } from "./cover";
import { Dialog } from "./dialog";
import { QrCode } from "./parts";
import { PrintPart } from "./print";
import { closeDialog, leads, type RoomProps } from "./props";

export function Share({ state, room, act }: RoomProps) {
  const [shown, show] = useState(false);
  const leading = facilitatorLink(state, room);
  return (
    <Dialog title={words.share.title} close={() => closeDialog(act)}>
      <p>{words.share.text}</p>
      <Link act={act} what="room_link" label={words.share.room} button={words.share.copyRoom} main
        link={roomLink(state, room)} />
      <Code link={roomLink(state, room)} />
      <section class="share-part">
        <h3>{words.share.projectorTitle}</h3>
        <p>{words.share.projectorText}</p>
        <Link act={act} what="projector_link" label={words.share.projector} button={words.share.copyProjector}
          link={projectorLink(state, room)} />
        <a class="button button-link" href={projectorLink(state, room)} target="_blank" rel="noopener">{words.share.openProjector}</a>
      </section>
      <PrintPart room={room} />
      {leads(room) && room.covered === true ? <Covered act={act} text={words.covered.link} /> : null}
      {leading === null ? null : (
        <section class="share-part">
          <h3>{words.share.facilitatorTitle}</h3>
          <p class="warning">{words.share.facilitatorWarning}</p>
          {shown
            ? <Link act={act} what="facilitator_link" label={words.share.facilitator} button={words.share.copyFacilitator} link={leading} />
            : <button type="button" class="button" onClick={() => show(true)}>{words.share.show}</button>}
        </section>
      )}
    </Dialog>
  );
}

/** The link for phones nearby; not drawn before somebody wants it. */
function Code({ link }: { link: string }) {
  const [shown, show] = useState(false);
  return (
    <div class="share-code">
      <button type="button" class="button" aria-expanded={shown} onClick={() => show(!shown)}>
        {shown ? words.share.hideCode : words.share.showCode}
      </button>
      {shown ? <><QrCode text={link} label={words.share.code} /><p class="soft">{words.share.codeText}</p></> : null}
    </div>
  );
}

interface LinkProps extends Pick<RoomProps, "act"> {
  readonly what: Copied;
  readonly label: string;
  readonly button: string;
  readonly link: string;
  readonly main?: boolean;
}

function Link({ act, what, label, button, link, main }: LinkProps) {
  return (
    <div class="share-link">
      <input type="text" readOnly aria-label={label} value={link} dir="ltr" onFocus={(event) => event.currentTarget.select()} />
      <button type="button" class={main === true ? "button button-main" : "button"} onClick={() => act({ type: "copy", what, text: link })}>{button}</button>
    </div>
  );
}
