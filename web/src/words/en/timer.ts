// The words of the timer.

export const timer = {
  label: "Timer",
  paused: (clock: string) => `${clock}, paused`,
  isPaused: "paused",
  over: "Time is up",
  set: "Set a timer",
};
