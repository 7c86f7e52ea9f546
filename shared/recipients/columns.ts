/** The columns that a list has, and what their heads are called in offices. */
import type { ListName } from '../centre/recipient.ts'
import { normalized } from '../text.ts'

export type Column = 'unit' | 'name' | 'address' | 'lists'
export const COLUMNS = ['unit', 'name', 'address', 'lists'] as const satisfies Column[]

/** Column → its place, counted from 0, or null where the list has none. `lists` may be the same for all rows. `count`: how many columns the head names. */
export type Columns = {
  unit: number | null
  name: number | null
  address: number
  lists: number | ListName[]
  count: number
}

const TITLES = { unit: '单位', name: '姓名', address: '邮箱', lists: '名单' } as const satisfies Record<Column, string>

/** What a column is called to the reader. */
export const titleOf = (column: Column): string => TITLES[column]

/** As they are spelled by `titleKey`. The earlier group goes before the later: beside 姓名, 联系人 is a column of its own. */
const NAMES = {
  unit: [
    [
      '单位',
      '单位名称',
      '单位全称',
      '工作单位',
      '所在单位',
      '所属单位',
      '收件单位',
      '接收单位',
      '收文单位',
      '机构',
      '机构名称',
    ],
    ['部门', '部门名称', '所在部门', '单位部门', '单位/部门', '部门/单位', '单位或部门', '处室', '科室'],
  ],
  name: [
    ['姓名', '姓名或称谓', '姓名/称谓', '人员姓名', '收件人姓名', '联系人姓名'],
    ['收件人', '接收人', '收文人', '收件岗位', '收文岗', '收文岗位'],
    ['联系人', '称谓', '负责人'],
    ['名称', '岗位', '职务'],
  ],
  address: [
    [
      ...['邮箱', '邮箱地址', '邮箱号', '邮箱账号', '电子邮箱', '电子邮箱地址', '电子信箱', '信箱', '电邮', '电邮地址'],
      ...[
        '电子邮件',
        '电子邮件地址',
        '电子邮件信箱',
        '邮件地址',
        '收件邮箱',
        '收件人邮箱',
        '接收邮箱',
        '联系邮箱',
        '联系人邮箱',
      ],
      ...['单位邮箱', '工作邮箱', '政务邮箱', '办公邮箱', 'email', 'emails', 'mail', 'emailaddress', 'mailaddress'],
      ...['email地址', 'mail地址', 'email邮箱', '邮箱email', '邮箱/email'],
    ],
    ['邮件', '收件地址', '收件人地址', '接收地址'],
  ],
  lists: [
    [
      '名单',
      '所在名单',
      '所属名单',
      '收件名单',
      '名单类别',
      '名单类型',
      '报送发',
      '报/送/发',
      '报/发',
      '报发',
      '报、送、发',
    ],
    [
      '类别',
      '列表',
      '分类',
      '类型',
      '发送类别',
      '报送类别',
      '收件类别',
      '发送方式',
      '报送方式',
      '报/送',
      '主送/抄送',
      '发送名单',
    ],
  ],
} as const satisfies Record<Column, readonly (readonly string[])[]>

/** Columns that name a person, and in some lists hold that person's mailbox: their cells tell. */
const PEOPLE = new Set<string>([...NAMES.name[1], ...NAMES.name[2]])

const LONGEST_TITLE = 60

/** A head without what does not count: ` *E-Mail：（必填）` → `email`. */
export function titleKey(text: string): string {
  if (text.length > LONGEST_TITLE) return ''
  const plain = normalized(text, 'NFKC').toLowerCase()
  return plain
    .replace(/[\s\uFEFF\u200B*※★]/g, '')
    .replace(/(?:\([^()]*\)|\[[^[\]]*\]|【[^【】]*】)/g, '')
    .replace(/[:：]+$/, '')
    .replace('e-mail', 'email')
}

/** In which group of a column's names a head stands; -1 where it is none of them. */
const rankOf = (column: Column, key: string): number => {
  const groups: readonly (readonly string[])[] = NAMES[column]
  return groups.findIndex((names) => names.includes(key))
}

/** The columns of these heads: at most one place each; `twice`: those that two heads of one rank claim. */
export type Found = { places: Record<Column, number | null>; twice: Column[] }

/** `keys` as `titleKey` spells them; `holdsAddresses`: whether the cells under a column do. */
export function columnsIn(keys: readonly string[], holdsAddresses: (place: number) => boolean): Found {
  const found: Found = { places: { unit: null, name: null, address: null, lists: null }, twice: [] }
  const people = keys.flatMap((key, place) => (PEOPLE.has(key) ? [place] : []))
  const claimed = (column: Column) =>
    keys.map((key, place) => ({ place, rank: rankOf(column, key) })).filter(({ rank }) => rank >= 0)
  const hasAddress = claimed('address').length > 0
  const withAddresses = hasAddress ? [] : people.filter(holdsAddresses)
  for (const column of COLUMNS) {
    const claims =
      column === 'address' && !hasAddress
        ? withAddresses.map((place) => ({ place, rank: 0 }))
        : claimed(column).filter(({ place }) => !(column === 'name' && withAddresses.includes(place)))
    const best = Math.min(...claims.map(({ rank }) => rank))
    const [first, second] = claims.filter(({ rank }) => rank === best)
    found.places[column] = first?.place ?? null
    if (second) found.twice.push(column)
  }
  return found
}
