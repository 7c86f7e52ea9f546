/** The most mailboxes that one import may write, or remove; larger lists come in parts. Without zod, since the page asks it too. */
export const MOST_IMPORTED = 5000
