/** One `@font-face` rule; `address` is its file's URL path and identifies it. */
export type FontRule = { address: string; css: string }
