/**
 * Runs the checks on the server: over an issue as it is now, and over a text that a department hands in.
 * They are loaded with the first text: a function that starts need not read them.
 */
import type { Publication } from '#shared/centre/publication.ts'
import { aboutIn, aboutText, type Keyed, withKeys } from '#shared/checks/finding-key.ts'
import { knowledgeOf } from '#shared/checks/knowledge.ts'
import { placeInWords } from '#shared/checks/place-in-words.ts'
import type { Content } from '#shared/content/content.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { RefusalDetail } from '#shared/refusals.ts'
import { checkLists } from '../../check-lists.ts'
import { monthsBefore } from '../../store/past-issues.ts'
import type { Table } from '../../store/table.ts'

/** `blocks`: what must be mended, with its place; `keyed`: what must be mended or acknowledged. */
export type Judged = { blocks: RefusalDetail[]; keyed: Keyed[]; whereOf: (found: Keyed) => string }

/** `content` is what the issue would print now. */
export async function judgeContent(
  table: Table,
  { issue, publication, content }: { issue: Issue; publication: Publication; content: Content },
): Promise<Judged> {
  const [{ checkContent }, history] = await Promise.all([
    import('#shared/checks/check-content.ts'),
    monthsBefore(table, issue, publication),
  ])
  const findings = checkContent(content, knowledgeOf(publication, { ...(await checkLists()), history }))
  const where = (place: Keyed['finding']) => placeInWords(content, place)
  return {
    blocks: findings
      .filter(({ level }) => level === 'blocks')
      .map((finding) => ({ path: pathOf(finding), message: `${where(finding)}：${finding.message}` })),
    keyed: await withKeys(findings, aboutIn(content, history)),
    whereOf: ({ finding }) => where(finding),
  }
}

export async function judgeText(
  text: string,
  { period, issueDate }: Pick<Issue, 'period' | 'issueDate'>,
  publication: Publication,
): Promise<Judged> {
  const { checkParagraph } = await import('#shared/checks/check-paragraph.ts')
  const findings = checkParagraph(text, { ...knowledgeOf(publication, await checkLists()), period, issueDate })
  return {
    blocks: findings.filter(({ level }) => level === 'blocks').map(({ message }) => ({ path: 'text', message })),
    keyed: await withKeys(findings, aboutText(text)),
    whereOf: () => '正文',
  }
}

/** `sections.1.items.0.text`, as in the content. */
export const pathOf = ({ section, item, figure, part }: Keyed['finding']): string =>
  [
    ...(section === undefined ? [] : ['sections', section]),
    ...(item === undefined ? [] : ['items', item]),
    ...(figure === undefined ? [] : ['figures', figure]),
    ...(part === undefined ? ['text'] : part.replaceAll(/\[(\d+)\]/g, '.$1').split('.')),
  ].join('.')
