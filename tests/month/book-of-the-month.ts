/** The acts of people on texts in the month, each by the requests that their page makes, and written down as they do it. */
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import type { Caller } from '../support/caller.ts'
import type { Centre } from '../support/centre.ts'
import { at, readIssue } from '../support/issue-page.ts'
import { inWindows, ok, windowsOf } from '../support/issue-steps.ts'
import type { Printed, Told } from './own-count.ts'

export const form = (names: readonly string[], text: string) => ({
  ...{ departments: names, from: '2026-01-15', to: null, text, contact: '' },
})

type Sixty = { centre: Centre; headed: string; head: () => Promise<Caller> }

/** `issueNow`: the issue as it was last read. */
export function openBook({ centre, headed, head }: Sixty, issueNow: () => Issue) {
  const told: Told[] = []
  const printed: Printed[] = []
  const acts = { handIns: 0, asked: 0, signed: 0, sentBack: 0, returns: 0, declines: 0, adoptions: 0, splits: 0 }

  const of = (one: Told) => `${at(issueNow())}/submissions/${one.id}`
  const read = async (by: Caller, one: Told): Promise<Submission> => ok(await by.get(of(one))).submission

  /** A move as its maker sees it: at the version they have read. */
  async function take(by: Caller, one: Told, what: string, more: Record<string, unknown> = {}): Promise<Submission> {
    const { version } = await read(by, one)
    return ok(await by.post(`${of(one)}/moves`, { move: what, version, ...more }))
  }

  async function handsIn(by: Caller, one: Told): Promise<void> {
    if (one.owner === headed) {
      await asksHead(by, one)
      await take(await head(), one, 'head-sign')
      acts.signed += 1
    } else {
      await take(by, one, 'hand-in')
      acts.handIns += 1
    }
    one.handedIn = centre.now().getTime() > Date.parse(issueNow().deadline ?? '') ? 'late' : 'on-time'
  }

  async function asksHead(by: Caller, one: Told): Promise<void> {
    await take(by, one, 'ask-head')
    acts.asked += 1
  }

  async function tells(by: Caller, owner: string, text: string, joint: readonly string[] = []): Promise<Told> {
    const one = await writes(by, owner, text, joint)
    await handsIn(by, one)
    return one
  }

  /** Begun, and saved on the way as a window saves. */
  async function writes(by: Caller, owner: string, text: string, joint: readonly string[] = []): Promise<Told> {
    const names = [owner, ...joint]
    const one: Told = {
      ...{ id: centre.deps.newId(), owner, departments: names, text },
      ...{ handedIn: 'no', standing: new Set([owner]) },
    }
    const mark = (count: number) => ({ window: `window-of-${one.id}`, count })
    ok(await by.put(of(one), { version: 0, form: form(names, text.slice(0, 12)), mark: mark(1) }))
    ok(await by.put(of(one), { version: 1, form: form(names, text), mark: mark(2) }))
    told.push(one)
    return one
  }

  /** As an item of its own, or into the last one. */
  async function adopts(editor: Caller, one: Told, into: Printed | undefined): Promise<void> {
    const { version: issueVersion, sections } = await readIssue(editor, issueNow())
    const itemId = into ? (windowsOf({ sections }).at(-1)?.id ?? null) : null
    await take(editor, one, 'adopt', { issueVersion, sectionId: 'windows', itemId })
    acts.adoptions += 1
    if (!into) printed.push({ texts: [one], departments: new Set(one.standing), text: one.text })
    else {
      into.texts.push(one)
      for (const id of one.standing) into.departments.add(id)
      into.text = `${into.text}\n${one.text}`
    }
  }

  /** What stands before the first comma with the clause after it, and the last clause, are an item each; what is between is left out. */
  async function splits(editor: Caller, one: Told): Promise<void> {
    const { version: issueVersion } = await readIssue(editor, issueNow())
    const { text } = one
    const [second, last] = [text.indexOf('，', text.indexOf('，') + 1) + 1, text.lastIndexOf('，') + 1]
    const place = { sectionId: 'windows', itemId: null }
    const parts = [
      { start: 0, end: second, ...place },
      { start: last, end: text.length, ...place },
    ]
    await take(editor, one, 'split', { issueVersion, parts })
    acts.adoptions += 1
    acts.splits += 1
    for (const { start, end } of parts)
      printed.push({ texts: [one], departments: new Set(one.standing), text: text.slice(start, end) })
  }

  /** The last item, and the first half of a text that was split. Answers the issue, and what their texts are by then. */
  async function takesOut(editor: Caller): Promise<{ saved: Issue; states: Map<Told, string> }> {
    const half = printed.findIndex(({ texts: [one] }, n) => one !== undefined && one === printed[n + 1]?.texts[0])
    const isOut = (n: number) => n === half || n === printed.length - 1
    const { version, sections } = await readIssue(editor, issueNow())
    const left = inWindows(sections, (items) => items.filter((_, n) => !isOut(n)))
    const saved = ok(await editor.put(`${at(issueNow())}/content`, { version, sections: left }))
    const out = printed.filter((_, n) => isOut(n))
    printed.splice(0, printed.length, ...printed.filter((_, n) => !isOut(n)))
    const states = new Map<Told, string>()
    for (const one of out.flatMap(({ texts }) => texts)) states.set(one, (await read(editor, one)).state)
    return { saved, states }
  }

  return { told, printed, acts, of, read, take, asksHead, handsIn, writes, tells, adopts, splits, takesOut }
}
