/** The texts that printing is measured on: a real issue where it is at hand, the demo's, and one of more characters than any issue has. */
import { existsSync, readFileSync } from 'node:fs'
import { Content } from '#shared/content/content.ts'
import { readIssue } from '#shared/import/read-issue.ts'
import { JANUARY } from '../../infra/local/demo/issue-texts.ts'
import { aContent } from '../support/print/a-content.ts'

const SEED = new URL('../../../shared/seed/issue-2026-01.txt', import.meta.url)

export type BenchText = { name: string; content: Content }

const items = (texts: readonly string[]): Content =>
  aContent({ sections: [{ kind: 'items', title: '窗口资讯', items: texts.map((text) => ({ text })) }] })

const demo = items([...JANUARY.work, ...JANUARY.submissions.map(({ text }) => text)])

/** Every third of the 3,755 characters of GB 2312's first level, as twelve items. */
function manyCharacters(): Content {
  const decoder = new TextDecoder('gb18030')
  const characters: string[] = []
  for (let row = 0xb0; row <= 0xd7; row += 1)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1)
      characters.push(decoder.decode(Uint8Array.of(row, cell)))
  const some = characters.filter((_, n) => n % 3 === 0)
  const length = Math.ceil(some.length / 12)
  return items(Array.from({ length: 12 }, (_, n) => `${some.slice(n * length, (n + 1) * length).join('')}。`))
}

export const benchTexts = (): BenchText[] => [
  ...(existsSync(SEED) ? [{ name: 'seed', content: Content.parse(readIssue(readFileSync(SEED, 'utf8'))) }] : []),
  { name: 'demo', content: demo },
  { name: 'many characters', content: manyCharacters() },
]
