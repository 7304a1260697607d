// A short sound at the end of the timer, made by the browser itself. Silent where it has none.

/** Two soft tones; frequencies in hertz, times in seconds. */
const TONES = [
  { frequency: 660, at: 0 },
  { frequency: 880, at: 0.22 },
];
const LENGTH = 0.5;
const LOUD = 0.12;

export function chime(): void {
  if (typeof AudioContext === "undefined") return;
  const context = new AudioContext();
  const now = context.currentTime;
  for (const { frequency, at } of TONES) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(LOUD, now + at);
    volume.gain.exponentialRampToValueAtTime(0.001, now + at + LENGTH);
    tone.connect(volume).connect(context.destination);
    tone.start(now + at);
    tone.stop(now + at + LENGTH);
  }
  // A page keeps few contexts at once.
  setTimeout(() => void context.close(), 2_000 * LENGTH);
}
