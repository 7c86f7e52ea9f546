/** The acts of people on texts in the month, each by the requests that their page makes, and written down as they do it. */
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import type { Caller } from '../support/caller.ts'
import type { Centre } from '../support/centre.ts'
import { at, readIssue } from '../support/issue-page.ts'
import { ok } from '../support/issue-steps.ts'
import type { Printed, Told } from './own-count.ts'

export const form = (names: readonly string[], text: string) => ({
  ...{ departments: names, from: '2026-01-15', to: null, text, contact: '' },
})

/** `issueNow`: the issue as it was last read. */
export function openBook(centre: Centre, issueNow: () => Issue) {
  const told: Told[] = []
  const printed: Printed[] = []
  const acts = { handIns: 0, returns: 0, declines: 0, adoptions: 0 }

  const of = (one: Told) => `${at(issueNow())}/submissions/${one.id}`
  const read = async (by: Caller, one: Told): Promise<Submission> => ok(await by.get(of(one))).submission

  /** A move as its maker sees it: at the version they have read. */
  async function take(by: Caller, one: Told, what: string, more: Record<string, unknown> = {}): Promise<Submission> {
    const { version } = await read(by, one)
    return ok(await by.post(`${of(one)}/moves`, { move: what, version, ...more }))
  }

  async function handsIn(by: Caller, one: Told): Promise<void> {
    await take(by, one, 'hand-in')
    acts.handIns += 1
    one.handedIn = centre.now().getTime() > Date.parse(issueNow().deadline ?? '') ? 'late' : 'on-time'
  }

  /** Begun, saved on the way as a window saves, and handed in. */
  async function tells(by: Caller, owner: string, text: string, joint: readonly string[] = []): Promise<Told> {
    const names = [owner, ...joint]
    const one: Told = {
      ...{ id: centre.deps.newId(), owner, departments: names, text },
      ...{ handedIn: 'no', standing: new Set([owner]) },
    }
    const mark = (count: number) => ({ window: `window-of-${one.id}`, count })
    ok(await by.put(of(one), { version: 0, form: form(names, text.slice(0, 12)), mark: mark(1) }))
    ok(await by.put(of(one), { version: 1, form: form(names, text), mark: mark(2) }))
    told.push(one)
    await handsIn(by, one)
    return one
  }

  /** As an item of its own, or into the last one. */
  async function adopts(editor: Caller, one: Told, into: Printed | undefined): Promise<void> {
    const { version: issueVersion, sections } = await readIssue(editor, issueNow())
    const items = sections.flatMap((section) =>
      section.id === 'windows' && section.kind === 'items' ? section.items : [],
    )
    const itemId = into ? (items.at(-1)?.id ?? null) : null
    await take(editor, one, 'adopt', { issueVersion, sectionId: 'windows', itemId })
    acts.adoptions += 1
    if (!into) printed.push({ texts: [one], departments: new Set(one.standing), text: one.text })
    else {
      into.texts.push(one)
      for (const id of one.standing) into.departments.add(id)
      into.text = `${into.text}\n${one.text}`
    }
  }

  return { told, printed, acts, of, read, take, handsIn, tells, adopts }
}
