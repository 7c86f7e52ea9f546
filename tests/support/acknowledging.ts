/** The findings of an issue as a browser finds them, and acknowledging them at the API. */
import { checkLists } from '#functions/check-lists.ts'
import { checkContent } from '#shared/checks/check-content.ts'
import { aboutIn, type Keyed, withKeys } from '#shared/checks/finding-key.ts'
import { knowledgeOf } from '#shared/checks/knowledge.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { Answer, Caller } from './caller.ts'
import { at } from './issue-page.ts'
import { ok } from './issue-steps.ts'

export async function findingsNow(caller: Caller, issue: Pick<Issue, 'id'>): Promise<Keyed[]> {
  const { history } = ok(await caller.get(`${at(issue)}/checks`))
  const content = ok(await caller.get(`${at(issue)}/content`))
  const [publication] = ok(await caller.get('/api/publications')).publications
  return withKeys(
    checkContent(content, knowledgeOf(publication, { ...(await checkLists()), history })),
    aboutIn(content, history),
  )
}

export async function theOnlyFinding(caller: Caller, issue: Pick<Issue, 'id'>): Promise<Keyed> {
  const [finding, ...more] = await findingsNow(caller, issue)
  if (!finding || more.length > 0) throw new Error(`not one finding but ${more.length + (finding ? 1 : 0)}`)
  return finding
}

/** At the version that the list has now. */
export async function acknowledge(
  caller: Caller,
  issue: Pick<Issue, 'id'>,
  { key }: Pick<Keyed, 'key'>,
  reason = '已与窗口核实',
): Promise<Answer> {
  const { version } = ok(await caller.get(`${at(issue)}/checks`))
  return caller.post(`${at(issue)}/acknowledgements`, { version, key, reason })
}
