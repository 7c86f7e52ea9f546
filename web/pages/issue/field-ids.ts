/** The ids of sections, items and their fields on the desk: by them a finding leads to its place. */

export const sectionAnchor = (sectionId: string) => `section-${sectionId}`
export const itemAnchor = (itemId: string) => `item-${itemId}`
/** Which item an element of this id is; null for a section. */
export const itemOfAnchor = (id: string): string | null =>
  id.startsWith(itemAnchor('')) ? id.slice(itemAnchor('').length) : null

/** `part` as findings name it: `text`, `points[0]`, `tables[0].rows[1][2]`. */
export const fieldId = (anchor: string, part = 'text') => `${anchor}-${part}`
export const figureField = (sectionId: string, figureId: string) =>
  fieldId(sectionAnchor(sectionId), `value-${figureId}`)
