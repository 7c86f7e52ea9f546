/** How long to wait before a busy store is asked again: by chance, so that those who wait do not come together, and longer each time. */

const MOST_MS = 400

/** `inVain`: how often it was asked, from 1 on. */
export const pauseAfter = (inVain: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(MOST_MS, 5 * 2 ** Math.min(inVain, 7))))
