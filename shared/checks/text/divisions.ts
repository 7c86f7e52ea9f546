/** Administrative divisions (行政区划), from a list of codes: 510000 四川省, 510100 成都市, 510107 武侯区. */

/** All places of a name: 市中区 is one of several cities. `names` begin with the character by which they are looked up. */
export type Divisions = {
  byFirst: ReadonlyMap<string, readonly string[]>
  codes: ReadonlyMap<string, readonly string[]>
  names: ReadonlyMap<string, string>
}

const PROVINCE = /0000$/
const CITY = /00$/
const SHORT_PROVINCE = /(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/
const PEOPLES = '藏|羌|彝|回|苗|侗|白|傣|壮|哈尼|景颇|傈僳|土家|布依|朝鲜|蒙古|哈萨克|柯尔克孜'
const SHORT_CITY = new RegExp(`(?:市|地区|盟|(?:(?:${PEOPLES})族?)*自治州)$`)
/** Entries that are no place: 省直辖县, 市辖区, 县. */
const NO_PLACE =
  /^(?:省直辖县|自治区直辖县|市辖区|县|城区|郊区|矿区|开发区|高新区|经济开发区|工业园区|经济技术开发区|高新技术开发区)$|镇$|街道$/

/**
 * The lists by code, as `@vant/area-data` has them: a name for each province, city and county. Names without 省 and 市 are known too.
 */
export function divisionsOf(lists: readonly Readonly<Record<string, string>>[]): Divisions {
  const codes = new Map<string, string[]>()
  const names = new Map<string, string>()
  const add = (name: string, code: string) => {
    const known = codes.get(name)
    if (known) known.push(code)
    else codes.set(name, [code])
  }
  for (const list of lists)
    for (const [code, name] of Object.entries(list)) {
      if (NO_PLACE.test(name)) continue
      names.set(code, name)
      add(name, code)
      if (PROVINCE.test(code)) add(name.replace(SHORT_PROVINCE, ''), code)
      else if (CITY.test(code) && name.replace(SHORT_CITY, '').length >= 2) {
        add(name.replace(SHORT_CITY, ''), code)
        // 凉山州 for 凉山彝族自治州.
        if (name.endsWith('自治州')) add(`${name.replace(SHORT_CITY, '')}州`, code)
      }
    }
  const byFirst = new Map<string, string[]>()
  for (const name of codes.keys()) {
    const first = name[0] ?? ''
    const known = byFirst.get(first)
    if (known) known.push(name)
    else byFirst.set(first, [name])
  }
  for (const some of byFirst.values()) some.sort((a, b) => b.length - a.length)
  return { byFirst, codes, names }
}

export const isProvince = (code: string): boolean => PROVINCE.test(code)
export const isCity = (code: string): boolean => CITY.test(code) && !PROVINCE.test(code)
/** Cities that are a province of their own have no city between. */
const MUNICIPAL = /^(?:11|12|31|50)/

/** Whether the place of `code` lies in that of `within`. */
export function liesIn(code: string, within: string): boolean {
  if (PROVINCE.test(within)) return code.slice(0, 2) === within.slice(0, 2)
  if (MUNICIPAL.test(within)) return code.slice(0, 2) === within.slice(0, 2)
  return code.slice(0, 4) === within.slice(0, 4)
}

/** The longest name that stands at a place of the text. */
export function nameAt(text: string, at: number, { byFirst }: Divisions): string | null {
  const names = byFirst.get(text[at] ?? '')
  return names?.find((name) => text.startsWith(name, at)) ?? null
}
