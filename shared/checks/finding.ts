/** A finding (待处理问题) of a check: what is wrong, where, how grave it is, and what would mend it. */

/** `blocks`: must be mended; `acknowledge`: mended, or a named person says why it stands; `advice`: for whoever reads it. */
export type Level = 'blocks' | 'acknowledge' | 'advice'

/**
 * What a check found in one text or value: `[start, end)` in UTF-16 units of it, a sentence that says what is wrong,
 * and, where one is known, the text that takes the place of `[start, end)`.
 */
export type Found<Kind extends string = string> = {
  kind: Kind
  start: number
  end: number
  message: string
  fix?: string
}

/**
 * Whose text or value it is. `section` and `item` count from 0, as in the content; `figure` is an id, and the text then its value;
 * `part` is the member where it is not the `text` of item or section: `title`, `note`, `correction`, `points[0]`, `tables[0].rows[1][2]`.
 */
export type Place = {
  section?: number | undefined
  item?: number | undefined
  figure?: string | undefined
  part?: string | undefined
}
