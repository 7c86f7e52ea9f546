/** How long all checks of an issue of twenty pages take, beside putting the same issue into HTML; `node tests/bench/checks.bench.ts`. */
import { checkContent } from '#shared/checks/check-content.ts'
import type { Content } from '#shared/content/content.ts'
import { renderIssue } from '#shared/print/document.ts'
import { MARCH } from '../support/check-knowledge.ts'
import { median, type Row } from './row.ts'
import { benchTexts } from './texts.ts'

/** A page holds about 600 characters. */
const PAGES = 20
const CHARACTERS = PAGES * 600
const ROUNDS = 40

export async function checkRows(): Promise<Row[]> {
  const content = anIssueOf(CHARACTERS)
  const [checks, html]: [number[], number[]] = [[], []]
  for (let round = -5; round < ROUNDS; round += 1) {
    const [checked, laid] = [timed(() => checkContent(content, MARCH)), timed(() => renderIssue(content))]
    if (round < 0) continue // warms up
    checks.push(checked)
    html.push(laid)
  }
  return [
    {
      what: `${PAGES} pages: all checks, with all lists`,
      measured: `${median(checks).toFixed(1)} ms, fastest ${Math.min(...checks).toFixed(1)} ms`,
      aim: '< 50 ms',
    },
    {
      what: '… ratio of the medians to the HTML of the same issue',
      measured: (median(checks) / median(html)).toFixed(1),
    },
  ]
}

/** The items of the first text again and again. */
function anIssueOf(characters: number): Content {
  const [text] = benchTexts()
  if (!text) throw new Error('no text to check')
  const items = text.content.sections.flatMap((section) => (section.kind === 'items' ? section.items : []))
  const length = items.reduce((sum, item) => sum + item.text.length, 0)
  const times = Math.ceil(characters / length)
  const sections = Array.from({ length: times }, () => ({ kind: 'items' as const, title: '窗口资讯', items }))
  return { ...text.content, sections: [...text.content.sections, ...sections].slice(0, 20) }
}

function timed(job: () => unknown): number {
  const began = performance.now()
  job()
  return performance.now() - began
}

if (import.meta.main) for (const { what, measured } of await checkRows()) process.stdout.write(`${what}: ${measured}\n`)
