/** Issues with every member that an issue may have, and what they say made by chance. */
import fc from 'fast-check'
import type { Issue, Item, WorkingSection } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import type { Caller } from '../../support/caller.ts'
import { at } from '../../support/issue-page.ts'
import { FIGURES, move, ok, type TestSystem } from '../../support/issue-steps.ts'

const words = (most: number) =>
  fc.string({ unit: fc.constantFrom(...'政务服务窗口办理事项企业群众热线数据协同'), minLength: 1, maxLength: most })

const table = fc
  .record({ title: words(12), cells: fc.array(words(4), { minLength: 4, maxLength: 4 }) })
  .map(({ title, cells: [a = '', b = '', c = '', d = ''] }) => ({
    title,
    head: [a, b],
    rows: [[c, d]],
  }))
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 1, maxLength: 2 })

/** All that the desk writes of an issue. `image` is a picture that the file store has. */
export const writtenBy = (image: string) => {
  const picture = fc.record({ image: fc.constant(image), alt: words(8), caption: words(8) })
  const exhibits = { tables: list(table), pictures: list(picture) }
  const item = fc.record({ text: words(30), points: list(words(20)), ...exhibits })
  return fc.record({
    note: words(40),
    securityNumber: words(8),
    copies: fc.integer({ min: 1, max: 99_999 }),
    figures: fc.record(exhibits),
    work: list(item),
    windows: fc.array(item, { minLength: 2, maxLength: 3 }),
    /** For whatever else is written in the course of an act. */
    more: words(30),
  })
}
export type FullyWritten = typeof writtenBy extends (image: string) => fc.Arbitrary<infer W> ? W : never

let numbers = 100

/** Its number is no other issue's. */
export const fullSettings = ({ securityNumber, copies }: Pick<FullyWritten, 'securityNumber' | 'copies'>) => {
  numbers += 1
  return { period: '2026-01', number: numbers, total: 1000 + numbers, issueDate: '2026-02-14', securityNumber, copies }
}

/** A draft of it, with all that is written in it. */
export async function aFullDraft(editor: Caller, written: FullyWritten): Promise<Issue> {
  const draft: Issue = ok(await editor.post(`/api/publications/${PUBLICATION.id}/issues`, fullSettings(written)))
  const { version, sections } = draft
  return ok(
    await editor.put(`${at(draft)}/content`, {
      version,
      note: written.note,
      sections: sections.map((section) => filled(section, written)),
    }),
  )
}

function filled(section: WorkingSection, { figures, work, windows }: FullyWritten): WorkingSection {
  if (section.kind === 'figures') return { ...section, values: FIGURES, ...figures }
  const items = section.id === 'work' ? work : windows
  return {
    ...section,
    items: items.map((item): Item => ({ id: crypto.randomUUID(), departments: [], from: [], ...item })),
  }
}

/** The same, while two departments are asked for news. */
export async function aFullIssue(system: TestSystem, editor: Caller, written: FullyWritten): Promise<Issue> {
  const deadline = new Date(system.now().getTime() + 10 * 86_400_000).toISOString()
  const draft = await aFullDraft(editor, written)
  return move(editor, draft, { move: 'call-for-news', deadline, departments: ['kjt', 'gat'] })
}
