/** The facts that an act on the record may carry: what each is called on screen, and how its value is told. */

import { structureInWords } from './audit-structure.ts'
import { dayInChinese, minuteInChinese, monthInChinese } from './calendar.ts'
import { LISTS, ROLES } from './centre/labels.ts'
import type { Publication } from './centre/publication.ts'
import { SETTLING } from './distribution/delivery-workflow.ts'
import { severalIn } from './several.ts'

/** `instant` is ISO 8601 and told in China's time; `departments`, `lists` and `roles` are ids with blanks between them; `structure` is JSON, by lines. */
type Kind =
  | 'text'
  | 'instant'
  | 'day'
  | 'month'
  | 'departments'
  | 'lists'
  | 'settled'
  | 'roles'
  | 'yes-or-no'
  | 'structure'

export const FACTS = {
  version: { label: '版本', kind: 'text' },
  revision: { label: '修订版', kind: 'text' },
  finding: { label: '问题编号', kind: 'text' },
  comment: { label: '批注编号', kind: 'text' },
  acknowledged: { label: '核实说明', kind: 'text' },
  contentHash: { label: '内容哈希', kind: 'text' },
  pdfHash: { label: 'PDF 哈希', kind: 'text' },
  letterHash: { label: '邮件哈希', kind: 'text' },
  mailFrom: { label: '发件地址', kind: 'text' },
  pages: { label: '页数', kind: 'text' },
  recipientsHash: { label: '收件名单哈希', kind: 'text' },
  recipients: { label: '收件邮箱数', kind: 'text' },
  deadline: { label: '截稿时间', kind: 'instant' },
  departments: { label: '单位', kind: 'departments' },
  brief: { label: '约稿要求', kind: 'text' },
  unreached: { label: '没有人可以通知的单位', kind: 'departments' },
  again: { label: '确认再次催报的单位', kind: 'departments' },
  items: { label: '拆成条数', kind: 'text' },
  leftOut: { label: '没有采用的文字', kind: 'text' },
  unconfirmed: { label: '没有确认的联合报送单位', kind: 'departments' },
  objected: { label: '不同意的联合报送单位', kind: 'departments' },
  stillOpen: { label: '仍可交回的来稿编号', kind: 'text' },
  submission: { label: '来稿编号', kind: 'text' },
  attachment: { label: '附件', kind: 'text' },
  attachmentHash: { label: '附件哈希', kind: 'text' },
  zeroReport: { label: '随之撤销本期无稿', kind: 'yes-or-no' },
  passage: { label: '标出的文字', kind: 'text' },
  released: { label: '取消采用的来稿编号', kind: 'text' },
  restored: { label: '恢复到的版本', kind: 'text' },
  delivery: { label: '分发编号', kind: 'text' },
  deliveries: { label: '分发编号', kind: 'text' },
  round: { label: '第几次发送', kind: 'text' },
  at: { label: '发生时间', kind: 'instant' },
  step: { label: '环节', kind: 'text' },
  sendAt: { label: '发送时间', kind: 'instant' },
  permitUntil: { label: '许可至', kind: 'instant' },
  resend: { label: '重发编号', kind: 'text' },
  period: { label: '所属月份', kind: 'month' },
  issueDate: { label: '印发日期', kind: 'day' },
  opened: { label: '新建时间', kind: 'instant' },
  lists: { label: '名单', kind: 'lists' },
  settingsHash: { label: '设置哈希', kind: 'text' },
  rowsHash: { label: '名单内容哈希', kind: 'text' },
  mailboxes: { label: '邮箱数', kind: 'text' },
  to: { label: '发往邮箱', kind: 'text' },
  part: { label: '第几批', kind: 'text' },
  parts: { label: '共几批', kind: 'text' },
  added: { label: '新增的邮箱', kind: 'text' },
  changed: { label: '修改的邮箱', kind: 'text' },
  removed: { label: '移除的邮箱', kind: 'text' },
  file: { label: '来源文件', kind: 'text' },
  refused: { label: '文件中未导入的行数', kind: 'text' },
  passedOver: { label: '文件中未读入的处数', kind: 'text' },
  corrects: { label: '所更正的一期', kind: 'text' },
  label: { label: '期次', kind: 'text' },
  as: { label: '核定为', kind: 'settled' },
  messageId: { label: '前一封邮件编号', kind: 'text' },
  messageIds: { label: '前一封邮件编号', kind: 'text' },
  for: { label: '停发原因', kind: 'text' },
  since: { label: '停发时间', kind: 'instant' },
  said: { label: '停发说明', kind: 'text' },
  name: { label: '名称', kind: 'text' },
  title: { label: '职务', kind: 'text' },
  unit: { label: '单位名称', kind: 'text' },
  mailbox: { label: '邮箱', kind: 'text' },
  roles: { label: '岗位', kind: 'roles' },
  active: { label: '在用', kind: 'yes-or-no' },
  number: { label: '期号', kind: 'text' },
  total: { label: '总期号', kind: 'text' },
  securityNumber: { label: '编号', kind: 'text' },
  copies: { label: '印数', kind: 'text' },
  issuingUnit: { label: '编发单位', kind: 'text' },
  fromName: { label: '发件人名称', kind: 'text' },
  replyTo: { label: '回复邮箱', kind: 'text' },
  steps: { label: '审核环节和审核人', kind: 'text' },
  roster: { label: '约稿单位', kind: 'text' },
  sections: { label: '栏目', kind: 'structure' },
  colophon: { label: '版记', kind: 'structure' },
  page: { label: '版式', kind: 'structure' },
  checks: { label: '检查规则', kind: 'structure' },
  digestMinutes: { label: '来稿汇总间隔（分钟）', kind: 'text' },
  recommendedLength: { label: '来稿建议篇幅（字）', kind: 'text' },
  phrases: { label: '常用意见', kind: 'structure' },
  score: { label: '采用计分', kind: 'text' },
  attachmentMb: { label: '附件大小上限（MB）', kind: 'text' },
  reminders: { label: '催报计划', kind: 'text' },
  opening: { label: '开刊计划', kind: 'text' },
  planned: { label: '计划催报时间', kind: 'instant' },
  trusted: { label: '信任的设备', kind: 'yes-or-no' },
  device: { label: '设备', kind: 'text' },
  handedTo: { label: '审核环节交给', kind: 'text' },
  onBehalfOf: { label: '代', kind: 'text' },
  onBehalfOfId: { label: '被代理人编号', kind: 'text' },
  substitutionEnded: { label: '随之取消的代理', kind: 'text' },
  substitute: { label: '代理人', kind: 'text' },
  fromDay: { label: '代理自', kind: 'day' },
  untilDay: { label: '代理至', kind: 'day' },
  writtenBy: { label: '填写人', kind: 'text' },
  head: { label: '单位负责人', kind: 'yes-or-no' },
  headsSign: { label: '来稿由负责人审签的单位', kind: 'departments' },
  textHash: { label: '正文哈希', kind: 'text' },
  from: { label: '网络地址', kind: 'text' },
  refusal: { label: '拒绝原因', kind: 'text' },
} as const satisfies Record<string, { label: string; kind: Kind }>

export type FactName = keyof typeof FACTS
/** What is written with an act: each fact that it has, and under its name with `Was` what it said before the act. */
export type Facts = { readonly [Name in FactName | `${FactName}Was`]?: string | number }

/** What stands behind the ids in facts, for those who read them. */
export type Names = {
  department: (id: string) => string
  list: (name: string) => string
  figure: (id: string) => string
}

/** As the publications name them; an id that none of them knows is told as it is. */
export function namesIn(publications: readonly Pick<Publication, 'departments' | 'former' | 'sections'>[]): Names {
  const department = new Map(
    publications.flatMap(({ departments, former = [] }) =>
      [...departments, ...former].map(({ id, name }) => [id, name]),
    ),
  )
  const list = new Map<string, string>(Object.entries(LISTS))
  const figures = new Map(
    publications
      .flatMap(({ sections }) => sections.flatMap((one) => (one.kind === 'figures' ? one.figures : [])))
      .map(({ id, name }) => [id, name]),
  )
  return {
    department: (id) => department.get(id) ?? id,
    list: (name) => list.get(name) ?? name,
    figure: (id) => figures.get(id) ?? id,
  }
}

/** A stored fact as its reader should see it. A name that this release does not know is told as it was stored. */
export function factInWords(name: string, value: string | number, names: Names): { label: string; value: string } {
  const was = name.endsWith('Was')
  const called = was ? name.slice(0, -'Was'.length) : name
  const fact = isFactName(called) ? FACTS[called] : { label: called, kind: 'text' as const }
  return {
    label: was ? `原${fact.label}` : fact.label,
    value: (value !== '' && IN_WORDS[fact.kind](String(value), names)) || '（无）',
  }
}

/** Whether the fact, or what it said before, is one of many members. */
export const isStructured = (name: string): boolean => {
  const called = name.replace(/Was$/, '')
  return isFactName(called) && FACTS[called].kind === 'structure'
}

const isFactName = (name: string): name is FactName => Object.hasOwn(FACTS, name)
const each = (ids: string, word: (id: string) => string) => severalIn(ids).map(word).join('、')

/** An instant that is none is told as it was stored: the record shows what stands in it. */
const IN_WORDS: Record<Kind, (value: string, names: Names) => string> = {
  text: (value) => value,
  structure: (value, { figure }) => structureInWords(value, figure),
  instant: (value) => (Number.isNaN(Date.parse(value)) ? value : minuteInChinese(value)),
  day: dayInChinese,
  month: monthInChinese,
  departments: (value, { department }) => each(value, department),
  lists: (value, { list }) => each(value, list),
  roles: (value) => each(value, (role) => Object.entries(ROLES).find(([id]) => id === role)?.[1] ?? role),
  'yes-or-no': (value) => (value === 'no' ? '否' : '是'),
  settled: (value) => Object.entries(SETTLING).find(([as]) => as === value)?.[1].label ?? value,
}
