// The words of the timer’s menu.

export const timing = {
  left: (clock: string) => `${clock} left`,
  minutes: "Minutes",
  start: "Start",
  pause: "Pause",
  resume: "Go on",
  more: "One minute more",
  stop: "Stop the timer",
  sound: "Sound when the timer ends",
};
