/** Real and made-up issues that are right: nothing of them is to be acknowledged, and hardly anything is advised. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkContent } from '#shared/checks/check-content.ts'
import type { PastMonth } from '#shared/checks/figures/history.ts'
import { Content } from '#shared/content/content.ts'
import { readIssue } from '#shared/import/read-issue.ts'
import { contentOf } from '#shared/issue/assemble.ts'
import { DECEMBER, type DemoIssue, JANUARY } from '../../infra/local/demo/issue-texts.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { anIssue } from '../support/builders.ts'
import { WORDS } from '../support/check-knowledge.ts'
import { goldenContents } from '../support/print/golden-contents.ts'

const SEED = new URL('../../../shared/seed/issue-2026-01.txt', import.meta.url)

/** As the demo prints it when all that was handed in is adopted. */
const demo = ({ figures, work, submissions, note, table }: DemoIssue, period: string, issueDate: string): Content => {
  const items = (texts: string[]) => texts.map((text, n) => ({ id: `item-${n}`, text, departments: [], from: [] }))
  return contentOf(
    anIssue({
      period,
      issueDate,
      ...(note !== undefined && { note }),
      sections: [
        { id: 'figures', kind: 'figures', values: figures, tables: [table] },
        { id: 'work', kind: 'items', items: items(work) },
        { id: 'windows', kind: 'items', items: items(submissions.map(({ text }) => text)) },
      ],
    }),
    PUBLICATION,
  )
}

const december = demo(DECEMBER, '2025-12', '2026-01-14')
const lastMonth: PastMonth[] = [
  {
    period: '2025-12',
    figures: december.sections.flatMap((section) => (section.kind === 'figures' ? section.figures : [])),
  },
]

const ISSUES: Record<string, [Content, PastMonth[]]> = {
  ...(existsSync(SEED) && { seed: [Content.parse(readIssue(readFileSync(SEED, 'utf8'))), []] }),
  'demo, December': [december, []],
  'demo, January': [demo(JANUARY, '2026-01', '2026-02-14'), lastMonth],
  ...Object.fromEntries(
    Object.entries(goldenContents('a'.repeat(64))).map(([name, content]) => [`golden ${name}`, [content, []]]),
  ),
}

test.each(Object.entries(ISSUES))('%s', (_, [content, history]) => {
  expect(checkContent(content, { ...WORDS, history })).toEqual([])
})
