/** 来稿汇总: to an editor, once for each span of time: which submissions came in and which were taken back. */
import { minuteInChinese } from '../calendar.ts'
import type { Block } from './block.ts'
import { compose, link, list, type Message, oneLine, paragraph } from './message.ts'

/** `department` as the submission names them; `at` an ISO instant. */
export type SubmissionCame = { department: string; by: string; at: string; late: boolean; text: string }
export type SubmissionTakenBack = { department: string; by: string; at: string }

/** `issues`: each with what came in and what was taken back; `issue` as `2026年第2期`. */
export type SubmissionsDigest = {
  publication: string
  issues: readonly { issue: string; came: readonly SubmissionCame[]; takenBack: readonly SubmissionTakenBack[] }[]
  link: string
}

export function submissionsDigest({ publication, issues, link: address }: SubmissionsDigest): Message {
  const came = issues.reduce((sum, one) => sum + one.came.length, 0)
  const takenBack = issues.reduce((sum, one) => sum + one.takenBack.length, 0)
  const [only] = issues.length === 1 ? issues : []
  const what = [came > 0 && `收到来稿 ${came} 篇`, takenBack > 0 && `撤回来稿 ${takenBack} 篇`]
    .filter(Boolean)
    .join('，')
  const todo = came > 0 ? '请办理：采用、退改或不采用。' : '撤回的来稿修改后可以再次报送，目前不需要办理。'
  return compose(`〔${publication}〕${only?.issue ?? ''}${what}`, [
    paragraph('您好：'),
    paragraph(`《${publication}》${only?.issue ?? ''}${what}。${todo}`),
    ...issues.flatMap(({ issue, ...one }) => blocksOf(only ? '' : issue, one)),
    link(came > 0 ? '办理来稿' : '查看来稿', address),
  ])
}

const blocksOf = (issue: string, { came, takenBack }: Omit<SubmissionsDigest['issues'][number], 'issue'>): Block[] => [
  ...(came.length === 0
    ? []
    : [
        list(
          `${issue}报送的来稿：`,
          first(came, ({ text, late, ...one }) => `${who(one)}${late ? '，逾期' : ''}：${oneLine(text)}`),
        ),
      ]),
  ...(takenBack.length === 0 ? [] : [list(`${issue}撤回修改的来稿：`, first(takenBack, who))]),
]

/** More than these nobody reads in a mail: the page has them all. */
const MOST_NAMED = 50

/** The first of them, numbered, and how many there are beside them. */
const first = <T>(all: readonly T[], line: (one: T) => string): string[] => [
  ...all.slice(0, MOST_NAMED).map((one, n) => `${n + 1}. ${line(one)}`),
  ...(all.length > MOST_NAMED ? [`另有 ${all.length - MOST_NAMED} 篇，请在网页上查看。`] : []),
]

const who = ({ department, by, at }: SubmissionTakenBack): string => `${department}（${by}，${minuteInChinese(at)}）`
