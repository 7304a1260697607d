// What is fixed once a room is made, with good defaults, behind "more".

import { useState } from "preact/hooks";
import { LIMITS, type Settings } from "../state/wire";
import { words } from "../words/words";

/** Reads the settings out of the form that holds `RoomSettings`. */
export function readSettings(data: FormData): Settings {
  const number = (name: string, otherwise: number): number => {
    const value = Number(data.get(name));
    return Number.isInteger(value) && value > 0 ? value : otherwise;
  };
  return {
    tick_seconds: number("tick", LIMITS.tick_seconds_default),
    floor: data.has("alone") ? 1 : number("floor", LIMITS.floor_default),
    hiding: data.has("hiding"),
  };
}

export function RoomSettings() {
  const [alone, setAlone] = useState(false);
  const [floor, setFloor] = useState<number>(LIMITS.floor_default);
  return (
    <details class="settings">
      <summary>{words.home.more}</summary>
      <div class="settings-body">
        <label class="choice">
          <input type="checkbox" name="hiding" defaultChecked />
          <span>{words.home.hiding}</span>
          <span class="soft small">{words.home.hidingHint}</span>
        </label>
        <label class="choice">
          <input type="checkbox" name="alone" onChange={(event) => setAlone(event.currentTarget.checked)} />
          <span>{words.home.alone}</span>
          <span class="soft small">{words.home.aloneHint}</span>
        </label>
        <div class="field">
          <label for="floor">{words.home.floor}</label>
          <input id="floor" name="floor" type="number" inputMode="numeric" min={1} max={LIMITS.floor} required
            defaultValue={String(LIMITS.floor_default)} disabled={alone} aria-describedby="floor-hint"
            onInput={(event) => setFloor(event.currentTarget.valueAsNumber)} />
          <p id="floor-hint" class="soft small">
            {alone || floor < LIMITS.floor_default ? words.home.notAnonymous : words.home.floorHint}
          </p>
        </div>
        <div class="field">
          <label for="tick">{words.home.tick}</label>
          <input id="tick" name="tick" type="number" inputMode="numeric" min={LIMITS.tick_seconds_min}
            max={LIMITS.tick_seconds_max} required defaultValue={String(LIMITS.tick_seconds_default)}
            aria-describedby="tick-hint" />
          <p id="tick-hint" class="soft small">{words.home.tickHint}</p>
        </div>
      </div>
    </details>
  );
}
