// The words of the timer.

export const timer = {
  label: "Timer",
  left: (clock: string) => `${clock} left`,
  paused: (clock: string) => `${clock}, paused`,
  isPaused: "paused",
  over: "Time is up",
  set: "Set a timer",
  minutes: "Minutes",
  start: "Start",
  pause: "Pause",
  resume: "Go on",
  more: "One minute more",
  stop: "Stop the timer",
  sound: "Sound when the timer ends",
};
