/** 送审: to the leader whose approval step it now is: what is asked, until when, what changed since they knew it. */
import { dayInChinese } from '../calendar.ts'
import { compose, facts, link, list, type Message, oneLine, paragraph } from './message.ts'

export type ReviewRequested = {
  publication: string
  /** `2026年第2期` */
  issue: string
  /** The approval step's name, and what its taker does: the last one signs. */
  step: string
  asked: '审核' | '签发'
  /** The name of the one who sent it to review. */
  by: string
  revision: number
  issueDate: string
  /** Whether the issue date is over. */
  late: boolean
  /** Where it differs from the revision that its reader decided on (`own`), or from the one before; null: there is none to compare with. */
  changed: { revision: number; own: boolean; places: readonly string[] } | null
  /** What they are told of substitutes: in whose stead they are asked, or who may not decide in theirs. */
  substitutes: readonly string[]
  /** How many findings stand open, and how many an editor has answered for. */
  findings: { open: number; acknowledged: number }
  /** How many comments stand open. */
  comments: number
  link: string
}

const MOST_PLACES = 6

export function reviewRequested({ publication, issue, step, asked, link: address, ...more }: ReviewRequested): Message {
  const { by, revision, changed } = more
  return compose(`〔${publication}〕${issue}请您${asked}：${step}`, [
    paragraph('您好：'),
    paragraph(`《${publication}》${issue}（第 ${revision} 稿）已送审，请您审阅后${asked}，或写明意见退回。`),
    ...more.substitutes.map(paragraph),
    facts({
      刊期: `《${publication}》${issue}`,
      审核环节: step,
      送审人: by,
      办理时限: untilWhen(more),
      改动: since(revision, changed),
      待处理问题: standing(more.findings),
      ...(more.comments > 0 && { 未解决的批注: `${more.comments} 条，列在文前` }),
    }),
    ...(changed && changed.places.length > 0 ? [placesOf(changed.places)] : []),
    link(`审阅并${asked}`, address),
  ])
}

const untilWhen = ({ issueDate, late }: Pick<ReviewRequested, 'issueDate' | 'late'>): string =>
  late
    ? `印发日期 ${dayInChinese(issueDate)} 已过，请尽快办理`
    : `印发日期为 ${dayInChinese(issueDate)}，请在此之前办理`

function since(revision: number, changed: ReviewRequested['changed']): string {
  if (changed === null) return revision === 1 ? '第一次送审' : '不能与上一稿比较，请以页面为准'
  const { revision: before, own, places } = changed
  const than = own ? `与您上次办理的第 ${before} 稿相比` : `与上一稿（第 ${before} 稿）相比`
  return places.length === 0 ? `${than}，内容没有改动` : `${than}，有 ${places.length} 处改动`
}

const placesOf = (places: readonly string[]) =>
  list('改动的地方：', [
    ...places.slice(0, MOST_PLACES).map(oneLine),
    ...(places.length > MOST_PLACES ? [`等共 ${places.length} 处`] : []),
  ])

const standing = ({ open, acknowledged }: ReviewRequested['findings']): string =>
  [open === 0 ? '没有' : `${open} 处`, ...(acknowledged > 0 ? [`另有 ${acknowledged} 处已作核实说明`] : [])].join('，')
