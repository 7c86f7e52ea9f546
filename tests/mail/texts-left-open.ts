/** The texts that a department left open, one of each kind, with words in each field that a person fills. */
export const leftOpen = (words: string) => ({
  started: 2,
  returned: [
    { text: words, reason: words, open: true },
    { text: words, reason: words, open: false },
  ],
  undecided: 1,
  withHead: 1,
})
