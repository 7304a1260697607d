// What somebody typed, where no room is left to send it to: to be copied.

import { unsaved } from "../state/left";
import type { RoomState } from "../state/state";
import { words } from "../words/words";

export function Unsaved({ room }: { room: RoomState }) {
  const texts = unsaved(room);
  if (texts.length === 0) return null;
  return (
    <section class="stack" aria-label={words.leftOver.unsaved}>
      <h2>{words.leftOver.unsaved}</h2>
      {texts.map((text) => (
        <textarea key={text} readOnly rows={2} dir="auto" aria-label={words.leftOver.label} value={text} />
      ))}
    </section>
  );
}
