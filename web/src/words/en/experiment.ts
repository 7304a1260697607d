// The words of experiments.

export const experiment = {
  make: "Make it an experiment",
  unmake: "Make it a plain action",
  hint: "An experiment is an action that you may be wrong about: say what you believe, and agree now on what would tell you.",
  mark: "Experiment",
  hypothesis: "We believe that…",
  hypothesisPlaceholder: "…doing this leads to that",
  measure: "We will know by…",
  measurePlaceholder: "What we will see or count",
  look: "We look again",
  lookPlaceholder: "When",
  believes: (text: string) => `We believe that ${text}`,
  knows: (text: string) => `We will know by ${text}`,
  looks: (when: string) => `we look again: ${when}`,
};
