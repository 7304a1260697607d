// The words of the bar for whoever leads.

export const leadBar = {
  label: "Leading",
  back: (to: string) => `Back to ${to}`,
  on: (to: string) => `On to ${to}`,
  topic: "Topic",
};
