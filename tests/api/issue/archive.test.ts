/** The archive: what is published is found soon after, what is not is never; a lost or lagging index is made anew. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepShard } from '#functions/files/shards.ts'
import { readArchive, writeArchive } from '#functions/store/archive.ts'
import { commit } from '#functions/store/commit.ts'
import { keys } from '#functions/store/keys.ts'
import { addPublication } from '#functions/store/rows.ts'
import { rebuildArchive, tendArchives } from '#functions/workers/archive/tend-archives.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { aBackIssue } from '../../support/a-back-issue.ts'
import { damageRow } from '../../support/damage.ts'
import { aWrittenIssue, ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, signed, signInAgain } = await usingCentre({ people: ['editor', 'office', 'head'] })
const ROW = [`PUBLICATION#${PUBLICATION.id}`, 'ARCHIVE'] as const
const NOTHING = { version: 0, years: {}, checkedAt: null }
const PATH = `/api/publications/${PUBLICATION.id}/archive`

const find = async (query: string) => ok(await editor.get(`${PATH}?${query}`))
const texts = (found: Awaited<ReturnType<typeof find>>): string[] =>
  found.hits.map(({ excerpt }: { excerpt: { parts: { text: string }[] } }) =>
    excerpt.parts.map(({ text }) => text).join(''),
  )

const backIssue = (date: string, number: number, ...items: string[]) => aBackIssue(editor, date, number, ...items)

async function tend(): Promise<void> {
  centre.advance(7 * 3_600_000)
  await tendArchives(centre.deps)
  await signInAgain()
}

test('nothing is found before anything is published', async () => {
  await aWrittenIssue(centre, editor)
  await centre.runAllWork()
  expect(await find('q=窗口')).toMatchObject({ hits: [], count: 0, issues: 0, lostYears: [] })
})

test('a signed issue and a back issue are found, by pages, each with its passage', async () => {
  const issue = await signed()
  await backIssue('1998-03', 1, '科技厅窗口办了培训。', '公安厅上门服务。')
  await centre.runAllWork()
  const found = await find('q=延长')
  expect(texts(found)).toEqual(['一月，窗口延长了服务时间。', '一月，窗口延长了服务时间。'])
  expect(found.hits[0]).toMatchObject({ issueId: issue.id, imported: false, place: '政务工作动态（一）' })
  expect(await find('q=1998年3月 上门')).toMatchObject({ count: 1, issues: 2, hits: [{ imported: true }] })
  const first = await find('limit=1&q=窗口')
  const second = await find(`limit=1&q=窗口&after=${first.next}`)
  expect(texts(first)).not.toEqual(texts(second))
  expect(first.count).toBeGreaterThan(2)
  expect((await editor.get(`${PATH}?after=abc`)).body.code).toBe('unreadable-cursor')
})

test('two issues of a year that are brought in at once are both found', async () => {
  await Promise.all([backIssue('1999-03', 1, '甲窗口。'), backIssue('1999-04', 2, '乙窗口。')])
  await centre.runAllWork()
  expect((await find('q=甲窗口')).count).toBe(1)
  expect((await find('q=乙窗口')).count).toBe(1)
})

test('a year whose file is gone is said, and made anew by the next check', async () => {
  await backIssue('2001-05', 1, '丙窗口搬了家。')
  await centre.runAllWork()
  rmSync(join(centre.folder, 'files', 'archive'), { recursive: true })
  const lost = await find('q=丙窗口')
  expect(lost.lostYears).toContain('2001')
  centre.advance(7 * 3_600_000)
  await tendArchives(centre.deps)
  await signInAgain()
  expect(await find('q=丙窗口')).toMatchObject({ count: 1, lostYears: [] })
})

test('an index that was lost with its row, or that lacks an issue, is made anew; by hand at once', async () => {
  await centre.removeRow(ROW)
  expect((await find('q=丙窗口')).issues).toBe(0)
  await tendArchives(centre.deps)
  expect((await find('q=丙窗口')).count).toBe(1)
  await centre.removeRow(ROW)
  ok(await editor.post(`${PATH}/rebuilds`, {}))
  await centre.runAllWork()
  expect((await find('q=丙窗口')).count).toBe(1)
})

test('content that is not the one that was frozen is left out, and its issue is counted', async () => {
  const { id } = await backIssue('2002-06', 1, '丁窗口换了地址。')
  await backIssue('2002-07', 2, '戊窗口换了电话。')
  const back = await damageRow(centre, keys.revision(id, 1), (json) => json.replace('换了地址', '改了地址'))
  await centre.runAllWork()
  expect(await find('q=戊窗口')).toMatchObject({ count: 1, leftOut: 1 })
  expect(await find('q=丁窗口')).toMatchObject({ count: 0 })
  await back()
  ok(await editor.post(`${PATH}/rebuilds`, {}))
  await centre.runAllWork()
  expect(await find('q=丁窗口')).toMatchObject({ count: 1, leftOut: 0 })
})

test('an issue whose row is damaged is counted, not remade for ever, and found once it is whole', async () => {
  const { id } = await backIssue('2003-06', 1, '己窗口试行轮岗。')
  await backIssue('2003-07', 2, '庚窗口试行轮岗。')
  await centre.runAllWork()
  const back = await damageRow(centre, keys.issue(id, '', ''), () => '{}')
  ok(await editor.post(`${PATH}/rebuilds`, {}))
  await centre.runAllWork()
  expect(await find('q=试行轮岗')).toMatchObject({ count: 1, leftOut: 1 })
  const { version } = await readArchive(centre.deps.table, PUBLICATION.id)
  await tend()
  // Marked as checked, and nothing else.
  expect((await readArchive(centre.deps.table, PUBLICATION.id)).version).toBe(version + 1)
  await back()
  await tend()
  expect(await find('q=试行轮岗')).toMatchObject({ count: 2, leftOut: 0 })
})

test('a file of another format is made anew by the next check', async () => {
  const { table, files } = centre.deps
  const read = await readArchive(table, PUBLICATION.id)
  const later = JSON.parse('{"format":2,"issues":[],"leftOut":[]}')
  const hash = await keepShard(files, PUBLICATION.id, '2003', later)
  const years = { ...read.years, '2003': { hash, issues: read.years['2003']?.issues ?? [] } }
  await commit(table, { writes: [writeArchive(PUBLICATION.id, read, { years })] })
  expect((await find('q=试行轮岗')).lostYears).toEqual(['2003'])
  await tend()
  expect(await find('q=试行轮岗')).toMatchObject({ count: 2, lostYears: [] })
})

test('is rebuilt once at a time; where the process ends the next goes on', async () => {
  ok(await editor.post(`${PATH}/rebuilds`, {}))
  expect((await editor.post(`${PATH}/rebuilds`, {})).body.code).toBe('rebuilding-already')
  expect((await find('q=丙窗口')).rebuilding).toBe(true)
  const { rebuild } = await readArchive(centre.deps.table, PUBLICATION.id)
  const claim = { id: rebuild?.work ?? '', renew: async () => {} }
  const task = { kind: 'rebuild-archive', publicationId: PUBLICATION.id } as const
  expect(await rebuildArchive({ ...centre.deps, ending: AbortSignal.abort() }, task, claim)).toEqual(centre.now())
  let begun = 0
  const ends = new AbortController()
  const renew = async () => (begun++ === 1 ? ends.abort() : undefined)
  await rebuildArchive({ ...centre.deps, ending: ends.signal }, task, { ...claim, renew })
  expect((await readArchive(centre.deps.table, PUBLICATION.id)).rebuild?.done.length).toBe(2)
  await centre.runAllWork()
  const { rebuild: after, years } = await readArchive(centre.deps.table, PUBLICATION.id)
  expect(after?.done.toSorted()).toEqual(Object.keys(years))
  expect((await find('q=丙窗口')).rebuilding).toBe(false)
})

test('what cannot be read of one publication keeps no other waiting', async () => {
  const other = { ...PUBLICATION, id: 'a-first', version: 1 }
  await commit(centre.deps.table, { writes: [addPublication(other), writeArchive(other.id, NOTHING, {})] })
  await damageRow(centre, keys.archive(other.id), () => '{}')
  await centre.removeRow(ROW)
  await tendArchives(centre.deps)
  expect((await find('q=丙窗口')).count).toBe(1)
})
