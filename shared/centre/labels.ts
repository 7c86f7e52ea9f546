/** What roles and lists are called, on screen, in mails and on the record. */
import type { Role } from './person.ts'
import type { ListName } from './recipient.ts'

export const ROLES = {
  contributor: '部门信息员',
  editor: '责任编辑',
  leader: '审核领导',
  administrator: '管理员',
} as const satisfies Record<Role, string>

export const LISTS = { reporting: '报', distribution: '发' } as const satisfies Record<ListName, string>
