/** The ledger at the API: counted whole, read by pages, searched, and taken away as a file that no spreadsheet works out. */
import { beforeAll, describe, expect, test } from 'vitest'
import { commit } from '#functions/store/commit.ts'
import { addDelivery } from '#functions/store/deliveries.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import { deliveryId } from '#shared/distribution/delivery-id.ts'
import { ledgerFile } from '#shared/distribution/ledger-file.ts'
import { firstRows } from '../../support/book.ts'
import { aDraft, ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const STATES = ['sent', 'failed', 'delivered', 'ambiguous', 'skipped'] as const
const MANY = 230
const FORMULA = '=HYPERLINK("http://evil.example","点我")'

const { centre, editor } = await usingCentre({ people: ['editor'] })
let path: string
let rows: Delivery[]
beforeAll(async () => {
  const { id: issueId } = await aDraft(editor)
  path = `/api/issues/${issueId}/deliveries`
  rows = await Promise.all(
    Array.from({ length: MANY }, async (_, n): Promise<Delivery> => {
      const address = `reader-${n}@office.example`
      return {
        id: await deliveryId(issueId, address),
        issueId,
        address,
        name: n === 7 ? FORMULA : `读者${n}`,
        unit: n % 10 === 0 ? '省<某>厅 & 办公室' : '',
        lists: ['distribution'],
        state: STATES[n % STATES.length] ?? 'sent',
        version: 1,
        pdfHash: 'a'.repeat(64),
        round: 1,
        attempts: 1,
        notBefore: centre.now().toISOString(),
        lease: null,
        messageId: `<${n}@centre.example>`,
        sentAt: centre.now().toISOString(),
        reason: n === 8 ? '+对方\n拒收' : null,
      }
    }),
  )
  for (let at = 0; at < MANY; at += 90)
    await commit(centre.deps.table, { writes: rows.slice(at, at + 90).map(addDelivery) })
})

describe('by pages', () => {
  /** Every page there is, one after another. */
  async function pages(query: string): Promise<Delivery[][]> {
    const found: Delivery[][] = []
    for (let after: string | null = ''; after !== null; ) {
      const { deliveries, next } = ok(
        await editor.get(`${path}?${query}${after && `&after=${encodeURIComponent(after)}`}`),
      )
      found.push(deliveries)
      after = next
    }
    return found
  }
  const addresses = (list: readonly Delivery[]) => list.map(({ address }) => address).sort()

  test('each row stands on one page and no other', async () => {
    const all = await pages('limit=50')
    expect(all.map(({ length }) => length)).toEqual([50, 50, 50, 50, 30])
    expect(addresses(all.flat())).toEqual(addresses(rows))
    expect((await pages('limit=46&state=failed')).map(({ length }) => length)).toEqual([46])
  })

  test('what needs a person is found by itself', async () => {
    const open = (await pages('state=open&limit=40')).flat()
    const needs = rows.filter(({ state }) => state === 'ambiguous' || state === 'failed')
    expect(addresses(open)).toEqual(addresses(needs))
  })

  test('the counts are of the whole ledger, whatever page is asked for; with none asked for, no row comes', async () => {
    const { counts, deliveries, next } = ok(await editor.get(`${path}?limit=0`))
    expect(counts).toMatchObject({ sent: 46, failed: 46, delivered: 46, ambiguous: 46, skipped: 46, queued: 0 })
    expect([deliveries, next]).toEqual([[], null])
  })

  test('of one state, or of a mailbox, name or unit', async () => {
    const failed = (await pages('state=failed&limit=20')).flat()
    expect(addresses(failed)).toEqual(addresses(rows.filter(({ state }) => state === 'failed')))
    expect(addresses((await pages('search=READER-12')).flat())).toEqual(
      addresses(rows.filter(({ address }) => address.includes('reader-12'))),
    )
    const unit = encodeURIComponent('某>厅')
    expect((await pages(`search=${unit}&limit=5`)).flat()).toHaveLength(23)
    expect((await pages(`search=${unit}&state=failed`)).flat()).toEqual([])
    expect((await pages(`search=${encodeURIComponent('读者99')}`)).flat()).toHaveLength(1)
  })

  test('what is no page, state or number is refused', async () => {
    for (const query of ['after=nonsense', 'state=lost', 'limit=-1', 'limit=100000'])
      expect((await editor.get(`${path}?${query}`)).status).toBe(400)
  })
})

describe('as a file', () => {
  const read = async (format: string) => {
    const { body, headers } = await editor.get(`${path}/export?format=${format}`)
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toMatch(new RegExp(`分发记录\\.${format}$`))
    return firstRows(new Uint8Array(body)).map(({ cells }) => cells.map(({ text }) => text))
  }

  test('CSV and XLSX say the same of every mailbox, but for the mark before what looks like a formula', async () => {
    const [csv, xlsx] = [await read('csv'), await read('xlsx')]
    expect(csv[0]?.slice(0, 5)).toEqual(['单位', '姓名', '邮箱', '名单', '状态'])
    expect(xlsx).toHaveLength(MANY + 1)
    const plain = (sheet: string[][]) =>
      sheet.map((cells) => Array.from({ length: 11 }, (_, n) => (cells[n] ?? '').replace(/^'(?=[=+])/, ''))).sort()
    expect(plain(csv)).toEqual(plain(xlsx))
    expect(xlsx.find((cells) => cells[2] === 'reader-7@office.example')?.[1]).toBe(FORMULA)
    expect(csv.find((cells) => cells[2] === 'reader-7@office.example')?.[1]).toBe(`'${FORMULA}`)
  })

  test('an XLSX holds texts only: no formula, no link', () => {
    const { bytes } = ledgerFile('xlsx', rows)
    const [, , formula] = firstRows(bytes).map(({ cells }) => cells.map(({ problem }) => problem))
    expect(formula?.every((problem) => problem === null)).toBe(true)
    expect(firstRows(bytes).flatMap(({ cells }) => cells.flatMap(({ problem }) => problem ?? []))).toEqual([])
  })
})
