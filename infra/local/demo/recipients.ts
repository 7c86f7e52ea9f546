/** The demo's mailboxes behind the printed groups; the editor's office is on both lists and still gets one mail. */
import type { ListName, RecipientSettings } from '#shared/centre/recipient.ts'
import { DEPARTMENTS } from './publication.ts'

const recipient = (address: string, name: string, unit: string, ...lists: ListName[]): RecipientSettings => ({
  address,
  name,
  unit,
  lists,
})

const REPORTING: RecipientSettings[] = [
  recipient('office@zwglb.example', '政务管理办公室值班室', '省政务管理办公室', 'reporting'),
  recipient('director@centre.example', '高建平', '省中心领导', 'reporting'),
  recipient('linguodong@centre.example', '林国栋', '省中心领导', 'reporting'),
  recipient('deputy@centre.example', '马丽华', '省中心领导', 'reporting'),
  recipient('zonghe@centre.example', '综合处', '省中心各处（室）', 'reporting', 'distribution'),
]

const CENTRE: RecipientSettings[] = [
  recipient('yewu1@centre.example', '业务一处', '省中心各处（室）', 'distribution'),
  recipient('yewu2@centre.example', '业务二处', '省中心各处（室）', 'distribution'),
  recipient('jiaoyi@centre.example', '交易管理处', '省中心各处（室）', 'distribution'),
  recipient('xinxi@centre.example', '信息技术处', '省中心各处（室）', 'distribution'),
  recipient('duty@fuwu.example', '服务中心办公室', '直属单位', 'distribution'),
]

const OF_DEPARTMENTS = Object.entries(DEPARTMENTS).flatMap(([id, name]): RecipientSettings[] => [
  recipient(`office@${id}.example`, `${name}办公室`, '省级相关部门（单位）', 'reporting'),
  recipient(`window@${id}.example`, `${name}窗口`, '省级相关部门（单位）窗口', 'distribution'),
  recipient(`hall@${id}.example`, `${name}办事大厅`, '省直部门办事大厅', 'distribution'),
])

export const RECIPIENTS: RecipientSettings[] = [...REPORTING, ...CENTRE, ...OF_DEPARTMENTS]
