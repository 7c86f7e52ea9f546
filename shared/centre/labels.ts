/** The labels of roles and lists, on screen, in mails and on the record. */
import { GROUPS } from '../content/colophon-groups.ts'
import { keysOf } from '../keys-of.ts'
import type { Role } from './person.ts'

export const ROLES = {
  contributor: '部门信息员',
  editor: '责任编辑',
  leader: '审核领导',
  administrator: '管理员',
} as const satisfies Record<Role, string>

/** `责任编辑、管理员` */
export const rolesInWords = (roles: readonly Role[]): string => roles.map((role) => ROLES[role]).join('、')

/** The lists in their order: the printed groups that have addresses behind them. */
export const LISTS = { reporting: GROUPS.reporting, distribution: GROUPS.distribution } as const

type List = keyof typeof LISTS

/** The same at length, where one chooses. */
export const LIST_NAMES = { reporting: '报（报送名单）', distribution: '发（分发名单）' } as const satisfies Record<
  List,
  string
>

/** The lists that `has` takes, in their order. */
export const listsInOrder = (has: (list: List) => boolean): List[] => keysOf(LISTS).filter(has)

/** `报、发` */
export const listsInWords = (lists: readonly List[]): string => lists.map((list) => LISTS[list]).join('、')
