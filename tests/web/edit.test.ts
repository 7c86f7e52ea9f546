/** An edit survives its saves: answers are lost, pages reload, others write; nobody's words go, and one's own save is one's own. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type SaveMark, withSave } from '#shared/saves.ts'
import { Refused } from '../../web/api/refused.ts'
import { createEdit, type Draft, type Edit, type Row } from '../../web/parts/saving/edit.ts'
import { overtakenBy } from '../../web/parts/saving/overtaken-by.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

type Text = { head: string; body: string }
type Stored = Row & { value: Text }
/** What becomes of a call: done and answered, done and its answer lost, or lost on its way. */
type Fate = 'answered' | 'answer lost' | 'lost'

const ME = { id: 'me', name: '我' }
const OTHER = { id: 'other', name: '他' }

/** A server as ours: a row with versions, each write against the one that was read. */
function aServer() {
  let row: Stored = { version: 1, value: { head: '', body: '' }, saves: [] }
  const history = new Map([[1, { by: OTHER.id, value: row.value }]])
  const save = (value: Text, who: typeof ME, mark?: SaveMark) => {
    const version = row.version + 1
    row = { version, value, saves: withSave(row.saves, version, who, mark) }
    history.set(version, { by: mark?.window ?? who.id, value })
    return row
  }
  const fates: Fate[] = []
  const call = async <T>(done: () => T): Promise<T> => {
    const fate = fates.shift() ?? 'answered'
    if (fate === 'lost') throw new Refused('offline', '')
    const answer = done()
    if (fate === 'answer lost') throw new Refused('offline', '')
    return answer
  }
  return {
    fates,
    history,
    row: () => row,
    writeAsAnother: (change: Partial<Text>) => save({ ...row.value, ...change }, OTHER),
    write: (value: Text, version: number, mark: SaveMark) =>
      call(() => {
        if (version !== row.version) throw new Refused('stale', '')
        return save(value, ME, mark)
      }),
    read: () => call(() => row),
  }
}

/** A browser's window at that server: what it keeps of its draft outlives a reload, which makes it another window. */
function aWindow(server: ReturnType<typeof aServer>) {
  let draft: Draft<Text> | null = null
  let windows = 0
  let count = 0
  const open = () => {
    windows += 1
    const { version, value } = server.row()
    return createEdit<Text, Stored>(
      {
        write: server.write,
        read: server.read,
        valueIn: (row) => row.value,
        savable: ({ head, body }) => ({ head: head.trim(), body: body.trim() }),
        onRow: () => undefined,
      },
      draft ?? { base: { version, value }, mine: value, sent: null },
      {
        keep: (next) => {
          // As JSON in the browser's storage.
          draft = next && JSON.parse(JSON.stringify(next))
        },
        nextMark: () => {
          count += 1
          return { window: `window-${windows}`, count }
        },
      },
    )
  }
  let edit: Edit<Text, Stored> = open()
  const reload = () => {
    edit.stop()
    edit = open()
    edit.put(edit.mine)
  }
  return {
    edit: () => edit,
    draft: () => draft,
    type: (change: Partial<Text>) => edit.put({ ...edit.mine, ...change }),
    reload,
  }
}

describe('one’s own save', () => {
  test('is known again where its answer was lost', async () => {
    const server = aServer()
    const { edit, type, draft } = aWindow(server)
    server.fates.push('answer lost')
    type({ body: '甲' })
    await edit().flush()
    type({ body: '甲乙' })
    await edit().flush()
    expect(edit().saver.get().state).toBe('saved')
    expect(server.row().value.body).toBe('甲乙')
    expect(draft()).toBeNull()
  })

  test('is known again after a reload, and what another wrote after it stays', async () => {
    const server = aServer()
    const { edit, type, draft, reload } = aWindow(server)
    server.fates.push('answer lost')
    type({ body: '甲' })
    await edit().flush()
    server.writeAsAnother({ body: '他改写了' })
    reload()
    await edit().flush()
    expect(edit().saver.get().state).toBe('saved')
    expect(server.row().value.body).toBe('他改写了')
    expect(edit().base).toEqual({ version: 2, value: { head: '', body: '甲' } })
    edit().rebase(server.row(), server.row().value)
    expect(draft()).toBeNull()
  })

  test('is saved once where the first call never arrived', async () => {
    const server = aServer()
    const { edit, type, reload } = aWindow(server)
    server.fates.push('lost')
    type({ body: '甲' })
    await edit().flush()
    reload()
    await edit().flush()
    expect([...server.history.keys()]).toEqual([1, 2])
    expect(server.row().value.body).toBe('甲')
  })

  test('goes on where something else of the row changed', async () => {
    const server = aServer()
    const { edit, type } = aWindow(server)
    server.writeAsAnother({})
    type({ body: '甲' })
    await edit().flush()
    expect(edit().saver.get().state).toBe('saved')
    expect(server.row()).toMatchObject({ version: 3, value: { body: '甲' } })
  })
})

describe('another’s save', () => {
  test('stops mine, and says whose it is', async () => {
    const server = aServer()
    const { edit, type } = aWindow(server)
    server.writeAsAnother({ head: '他' })
    type({ body: '甲' })
    await edit().flush()
    expect(edit().saver.get().state).toBe('stale')
    expect(overtakenBy(server.row(), edit().base.version, ME.id)).toBe('他')
  })
})

describe('whatever happens', () => {
  type Step =
    | { do: 'type'; change: Partial<Text> }
    | { do: 'save'; fates: Fate[] }
    | { do: 'another writes'; change: Partial<Text> }
    | { do: 'reload' }
    | { do: 'decide'; keep: 'mine' | 'theirs' }

  const text = fc.constantFrom('一', '二', '三', ' 四', '五 ')
  const change = fc.oneof(
    text.map((head): Partial<Text> => ({ head })),
    text.map((body): Partial<Text> => ({ body })),
  )
  const fate = fc.constantFrom<Fate>('answered', 'answered', 'answer lost', 'lost')
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 3, arbitrary: change.map((one): Step => ({ do: 'type', change: one })) },
    { weight: 3, arbitrary: fc.array(fate, { maxLength: 3 }).map((fates): Step => ({ do: 'save', fates })) },
    { weight: 2, arbitrary: change.map((one): Step => ({ do: 'another writes', change: one })) },
    { weight: 1, arbitrary: fc.constant<Step>({ do: 'reload' }) },
    { weight: 1, arbitrary: fc.constantFrom<Step>({ do: 'decide', keep: 'mine' }, { do: 'decide', keep: 'theirs' }) },
  )

  function aPlay() {
    const server = aServer()
    const window = aWindow(server)
    const edit = () => window.edit()
    const isStale = () => edit().saver.get().state === 'stale'
    const decide = (keep: 'mine' | 'theirs') => {
      if (!isStale()) return
      const shown = server.row()
      edit().rebase(shown, keep === 'mine' ? { ...shown.value, ...edit().mine } : shown.value)
      edit().saver.resume(null)
      edit().put(edit().mine)
    }
    const save = async (fates: Fate[]) => {
      server.fates.push(...fates)
      await edit().flush()
      server.fates.length = 0
    }
    const take = async (one: Step) => {
      if (one.do === 'type') window.type(one.change)
      if (one.do === 'another writes') server.writeAsAnother(one.change)
      if (one.do === 'reload') window.reload()
      if (one.do === 'decide') decide(one.keep)
      if (one.do === 'save') await save(one.fates)
      await vi.advanceTimersByTimeAsync(0)
    }
    const holds = () => {
      const { base } = edit()
      expect(base.value).toEqual(server.history.get(base.version)?.value)
      const others = [...server.history].filter(([version, { by }]) => version > base.version && by === OTHER.id)
      if (isStale()) expect(others).not.toEqual([])
      const own = [...server.history].filter(([, { by }]) => by.startsWith('window')).map(([version]) => version)
      if (!window.draft()?.sent) expect(base.version).toBeGreaterThanOrEqual(Math.max(0, ...own))
    }
    return { take, holds, decide, edit, draft: window.draft, save }
  }

  test('the base is what the server had then, and nobody is stopped by their own save', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { take, holds, decide, edit, draft, save } = aPlay()
        for (const one of steps) {
          await take(one)
          holds()
        }
        // In the end all is answered, and what is on screen is what is there; the draft has nothing left to keep.
        for (let tries = 0; tries < 4 && edit().isLeft(); tries += 1) {
          decide('mine')
          await save([])
          holds()
        }
        expect(edit().isLeft()).toBe(false)
        expect(draft()?.sent ?? null).toBeNull()
      }),
      { numRuns: 300 },
    )
  })
})
