/** Searching fifty years of monthly issues at the API, as one types: in a process that has just begun, and in one that has the index. */

import { keepShard } from '#functions/files/shards.ts'
import { readArchive, writeArchive } from '#functions/store/archive.ts'
import { commit } from '#functions/store/commit.ts'
import { searchedOf, searchIn } from '#shared/archive/search.ts'
import type { IndexedIssue, Shard } from '#shared/archive/shard.ts'
import { DECEMBER, JANUARY } from '../../infra/local/demo/issue-texts.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { openCentre } from '../support/centre.ts'
import { ok } from '../support/issue-steps.ts'
import { percentile, type Row } from './row.ts'

const YEARS = 50
const ITEMS = 15
const LENGTH = 300
const TYPED = ['窗', '窗口', '政务', '政务服务', '窗口 培训', '2025年3月 服务', '改革服务窗口']
const ROUNDS = 10

const SAID = [
  ...JANUARY.work,
  ...DECEMBER.work,
  ...[...JANUARY.submissions, ...DECEMBER.submissions].map(({ text }) => text),
].join('')

/** Cuttings of the demo's texts, other ones for each `seed`. */
function textOf(seed: number): string {
  let text = ''
  for (let n = seed * 7919; text.length < LENGTH; n = (n * 48_271 + 11) % 2_147_483_647)
    text += SAID.slice(n % (SAID.length - 20), (n % (SAID.length - 20)) + 6 + (n % 9))
  return text
}

const issueOf = (year: number, month: number): IndexedIssue => {
  const period = `${year}-${String(month).padStart(2, '0')}`
  return {
    id: `issue-${period}`,
    label: `${year}年第${month}期`,
    period,
    issueDate: `${period}-14`,
    imported: false,
    corrects: null,
    passages: Array.from({ length: ITEMS }, (_, n) => ({
      kind: 'item',
      place: `窗口资讯（${n + 1}）`,
      departments: ['科技厅'],
      text: textOf((year * 12 + month) * ITEMS + n),
    })),
  }
}

export async function archiveRows(): Promise<Row[]> {
  const centre = await openCentre()
  try {
    const { table, files } = centre.deps
    const read = await readArchive(table, PUBLICATION.id)
    const years: typeof read.years = {}
    const issues: IndexedIssue[] = []
    for (let year = 2027 - YEARS; year <= 2026; year += 1) {
      const shard: Shard = {
        format: 1,
        issues: Array.from({ length: 12 }, (_, n) => issueOf(year, n + 1)),
        leftOut: [],
      }
      issues.push(...shard.issues)
      const hash = await keepShard(files, PUBLICATION.id, `${year}`, shard)
      years[year] = { hash, issues: shard.issues.map(({ id }) => id) }
    }
    await commit(table, { writes: [writeArchive(PUBLICATION.id, read, { years })] })
    const editor = await centre.as('zhou-min')
    const asked = async (typed: string) => {
      const begin = performance.now()
      ok(await editor.get(`/api/publications/${PUBLICATION.id}/archive?q=${encodeURIComponent(typed)}`))
      return performance.now() - begin
    }
    const first = await asked('窗口')
    const warm: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) for (const typed of TYPED) warm.push(await asked(typed))
    const all = searchedOf(issues)
    const bare = TYPED.map((typed) => {
      const begin = performance.now()
      searchIn(all, { typed })
      return performance.now() - begin
    })
    const ms = (value: number) => `${value.toFixed(0)} ms`
    return [
      {
        what: `search of ${YEARS} years of monthly issues (${all.length} passages), 95th percentile`,
        measured: ms(percentile(warm, 0.95)),
        aim: '< 200 ms',
      },
      { what: 'the same, median', measured: ms(percentile(warm, 0.5)) },
      { what: 'the first search of a process, which reads the index', measured: ms(first) },
      { what: 'the search itself, the slowest', measured: ms(Math.max(...bare)) },
    ]
  } finally {
    await centre.close()
  }
}
