/** The tables of docs/notices.md, printed from shared/notices.ts and the labels of the moves. */
import { COMMENT_BEGINNING, COMMENT_MOVES } from '#shared/comments/comment-workflow.ts'
import {
  DISTRIBUTION_BEGINNINGS,
  DISTRIBUTION_MOVES,
  DISTRIBUTION_SYSTEM_MOVES,
} from '#shared/distribution/distribution-workflow.ts'
import { ISSUE_BEGINNINGS, ISSUE_MOVES, ISSUE_SYSTEM_MOVES } from '#shared/issue/issue-workflow.ts'
import {
  AUDIENCES,
  COMMENT_NOTICES,
  CONDITIONS,
  DISTRIBUTION_NOTICES,
  type Hears,
  ISSUE_NOTICES,
  MAILS,
  MORE_ISSUE_NOTICES,
  NOBODY,
  OTHER_NOTICES,
  type Row,
  SUBMISSION_NOTICES,
} from '#shared/notices.ts'
import { SUBMISSION_BEGINNING, SUBMISSION_MOVES } from '#shared/submission/submission-workflow.ts'

type Told = Pick<Hears, 'when'> & { mail: keyof typeof MAILS; to: readonly (keyof typeof AUDIENCES)[] }
type Labels = Record<string, { label: string }>

const rowsOf = (move: string, label: string, row: Row | readonly Told[]): string[] =>
  (row === NOBODY ? [null] : row).map((told: Told | null, n) => {
    const first = n === 0 ? `${label} \`${move}\`` : ''
    if (told === null) return `| ${first} | – | 不发邮件 |`
    const when = told.when ? `（${CONDITIONS[told.when]}）` : ''
    return `| ${first} | ${MAILS[told.mail]}${when} | ${told.to.map((audience) => AUDIENCES[audience]).join('；')} |`
  })

const table = (labels: Labels, notices: Record<string, Row | readonly Told[]>): string =>
  [
    '| 什么事 | 邮件 | 发给谁 |',
    '| --- | --- | --- |',
    ...Object.entries(notices).flatMap(([move, row]) => rowsOf(move, labels[move]?.label ?? '', row)),
  ].join('\n')

const OTHER: Record<keyof typeof MORE_ISSUE_NOTICES | keyof typeof OTHER_NOTICES, { label: string }> = {
  'open-by-plan': { label: '按计划开刊' },
  'zero-report': { label: '报本期无稿' },
  'take-back-zero-report': { label: '撤销本期无稿' },
  remind: { label: '催报' },
  'remind-by-plan': { label: '按计划催报' },
  'restore-failed': { label: '文件受损，没有重新生成成功' },
  'ask-code': { label: '登录时索取验证码' },
  'person-added': { label: '登记可以审核或管理的人员' },
  'person-changed': { label: '修改人员的邮箱、岗位、单位，停用或启用' },
  'record-breaks': { label: '记录链断开，每次断开告知一次' },
  'mail-goes-again': { label: '发信暂停较久后恢复' },
  'hand-over': { label: '审核人停用或不再任审核领导，环节交给他人' },
  'name-substitute': { label: '指定代理，改换或取消' },
  'substitution-falls': { label: '被代理人或代理人停用，或不再任审核领导' },
  'substitution-begins': { label: '代理的第一天，已有等待办理的环节' },
}

/** By the page's headings. */
export const NOTICE_TABLES: readonly [heading: string, table: string][] = [
  ['期', table({ ...ISSUE_BEGINNINGS, ...ISSUE_MOVES, ...ISSUE_SYSTEM_MOVES }, ISSUE_NOTICES)],
  ['来稿', table({ start: SUBMISSION_BEGINNING, ...SUBMISSION_MOVES }, SUBMISSION_NOTICES)],
  ['批注', table({ comment: COMMENT_BEGINNING, ...COMMENT_MOVES }, COMMENT_NOTICES)],
  [
    '分发',
    table({ ...DISTRIBUTION_BEGINNINGS, ...DISTRIBUTION_MOVES, ...DISTRIBUTION_SYSTEM_MOVES }, DISTRIBUTION_NOTICES),
  ],
  [
    '其他',
    table(OTHER, {
      ...MORE_ISSUE_NOTICES,
      ...Object.fromEntries(Object.entries(OTHER_NOTICES).map(([what, told]) => [what, [told]])),
    }),
  ],
]
