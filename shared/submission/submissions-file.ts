/** The submissions of an issue as a spreadsheet or a text: whose, when, what became of it, and the whole text. */
import { minuteInChinese } from '../calendar.ts'
import { departmentName, departmentNames } from '../centre/departments.ts'
import type { Publication } from '../centre/publication.ts'
import { type DocxBlock, toDocx } from '../office/to-docx.ts'
import { toXlsx } from '../recipients/to-xlsx.ts'
import { lengthOf } from '../text.ts'
import { standingFor } from './joint.ts'
import type { Submission } from './submission.ts'
import { SUBMISSION_STATES } from './submission-labels.ts'

type Roster = Pick<Publication, 'departments' | 'former'>

const HEADS = [
  '序号',
  '报送单位',
  '联合报送单位',
  '代表的单位',
  '填写人',
  '联系方式',
  '事件日期',
  '报送时间',
  '逾期',
  '处理',
  '意见',
  '字数',
  '正文',
  '附件',
]

const daysOf = ({ from, to }: Submission): string => [from, to].filter((day) => day !== null).join(' 至 ')

export const submissionsXlsx = (submissions: readonly Submission[], roster: Roster): Uint8Array<ArrayBuffer> =>
  toXlsx('来稿', [
    HEADS,
    ...submissions.map((one, n) => [
      n + 1,
      departmentName(roster, one.ownerDepartment),
      departmentNames(
        roster,
        one.departments.filter((id) => id !== one.ownerDepartment),
      ),
      departmentNames(roster, standingFor(one)),
      one.createdByName,
      one.contact,
      daysOf(one),
      one.submittedAt === null ? '' : minuteInChinese(one.submittedAt),
      one.late ? '是' : '否',
      SUBMISSION_STATES[one.state],
      one.reason ?? '',
      lengthOf(one.text.replaceAll('\n', '')),
      one.text,
      (one.attachments ?? []).map(({ name }) => name).join('\n'),
    ]),
  ])

/** One after another, each under its departments. */
export const submissionsDocx = (title: string, submissions: readonly Submission[], roster: Roster) =>
  toDocx([
    { kind: 'centre', text: title },
    ...submissions.flatMap((one, n): DocxBlock[] => [
      {
        kind: 'heading',
        text: `${n + 1}. ${departmentNames(roster, one.departments)}（${SUBMISSION_STATES[one.state]}）`,
      },
      { kind: 'paragraph', text: one.text },
      ...(daysOf(one) === '' ? [] : [{ kind: 'right', text: `事件日期：${daysOf(one)}` } as const]),
    ]),
  ])
