/** The settings in their parts, and which of them differ. */

import type { Publication, PublicationSettings } from '#shared/centre/publication.ts'
import { keysOf } from '#shared/keys-of.ts'
import type { Difference } from '../../../parts/diff/differences.tsx'
import { same } from '../../../parts/same.ts'

const PARTS = {
  name: '刊名',
  issuingUnit: '编发单位',
  mail: '邮件',
  sections: '栏目',
  steps: '审核环节',
  colophon: '版记',
  page: '版面',
  digestMinutes: '来稿汇总邮件',
  recommendedLength: '来稿建议篇幅',
  phrases: '常用意见',
  attachmentMb: '来稿附件的大小',
  reminders: '催报计划',
  opening: '开刊计划',
  departments: '单位名册',
  score: '采用计分',
  checks: '数据和文字检查',
} as const satisfies Record<keyof PublicationSettings, string>

const FIELDS = keysOf(PARTS)

/** The settings of a publication, which has more. */
export const settingsOf = (publication: Publication): PublicationSettings =>
  // Picked are all the settings that there are.
  Object.fromEntries(Object.entries(publication).filter(([name]) => name in PARTS)) as PublicationSettings

const differ = (a: PublicationSettings, b: PublicationSettings) => FIELDS.filter((field) => !same(a[field], b[field]))

export const changedParts = (before: PublicationSettings, after: PublicationSettings): string[] =>
  differ(before, after).map((field) => PARTS[field])

/** The words of a part, a line each: enough to see what someone changed of it. */
const words = (part: unknown): string[] => {
  if (typeof part === 'string' || typeof part === 'number') return [String(part)]
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, member]) => (name === 'id' ? [] : words(member)))
}

export const partDifferences = (before: PublicationSettings, after: PublicationSettings): Difference[] =>
  differ(before, after).map((field) => ({
    place: PARTS[field],
    before: words(before[field]).join('\n'),
    after: words(after[field]).join('\n'),
  }))

/** The latest with the parts that I changed: a part that both changed is mine. */
export function onTop(
  read: PublicationSettings,
  mine: PublicationSettings,
  latest: PublicationSettings,
): PublicationSettings {
  const own = Object.fromEntries(differ(read, mine).map((field) => [field, mine[field]]))
  return { ...latest, ...own }
}

export type Page = NonNullable<PublicationSettings['page']>

/** Without what says nothing: a page of nothing is none. */
export function pageOf({ security, fonts = {}, ...others }: Page): Page | undefined {
  const page: Page = {
    ...others,
    ...(security ? { security } : {}),
    ...(Object.keys(fonts).length > 0 ? { fonts } : {}),
  }
  return Object.keys(page).length > 0 ? page : undefined
}
