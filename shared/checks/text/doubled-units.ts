/** Units that stand twice or slipped: `5.05万万件`, `12件件`, `50500万件`. */
import type { Found } from '../finding.ts'
import { halfWidth } from './signs.ts'

type Doubled = Found<'doubled-unit'>
const NUMBER = '(?<![0-9.])\\d{1,12}(?:\\.\\d{1,6})?[多余]?'
/** A unit → what may follow when it stands twice: 3个个人账户, 12人人均, 2026年年底. */
const COUNTED: Readonly<Record<string, string>> = {
  件: '均数',
  人: '均才民员大手',
  次: '日年月数序级生要品',
  户: '均籍外主型口数内',
  家: '庭长居具电',
  项: '目',
  场: '地所馆次景',
  期: '间限末刊望货初满',
  名: '单称额师录牌',
  元: '旦素件宝',
  个: '人体性别',
  条: '件款例目',
  份: '额量',
  年: '度底初末中均报检会终货轻龄前',
  月: '底末初中度报均份',
  日: '前均常报',
  天: '天气',
  吨: '',
  本: '科级地身人来领期单质职土月年',
  米: '粉粮面线',
  台: '账式灯湾风',
  套: '房餐用装路',
  辆: '',
  笔: '试记者画迹',
  宗: '旨教',
  篇: '幅章',
  批: '次复准示评发量',
  座: '谈位席',
  册: '',

  亩: '均',
  '%': '',
  '％': '',
  '‰': '',
}
const TWICE = Object.entries(COUNTED)
  .map(([unit, follows]) => `${unit}${unit}${follows && `(?![${follows}])`}`)
  .join('|')
const SCALES =
  '万[多余]?万|亿[多余]?亿|亿[多余]?万(?!众)|千千|百百|[万千]百(?=[件人次户家项元])|万千(?=[件人次户家项元])'
const WHOLE =
  '万件万件|亿件亿件|万元万元|亿元亿元|万人万人|亿元万元|万元亿元|万人次万人次|万人次人次|人次人次|人次次|人/次人|人/次次|人次/次|公里公里|个百分点[%％]|平方米(?:平方米|米)|个百分点个百分点|[%％]个百分点|千米公里|分钟分钟|小时小时|工作日工作日|个工作日日(?![前均常])'
/** In characters, of one that is doubled. */
const LONGEST = 8
const DOUBLED = new RegExp(`(${NUMBER}[十百千]?[万亿]?)[ \\u3000]?(${WHOLE}|${SCALES}|${TWICE})`, 'gu')
/** In 万. */
const AN_YI = 10_000
/** Ten thousand times ten thousand is an 亿; of money, land and power such amounts are written in 万. */
const SLIPPED = /(?<![0-9.])(\d{5,12})(\.\d{1,6})?[ \u3000]?万(?=件|人|次|户|家|项|条|个(?!亿)|份|笔|宗)/g

export function doubledUnits(text: string): Doubled[] {
  const plain = halfWidth(text)
  const doubled = [...plain.matchAll(DOUBLED)].map(({ 0: found, 1: number = '', 2: unit = '', index }): Doubled => {
    const start = index + found.length - unit.length
    const half = once(unit)
    // What would still be too much or doubled afterwards has more wrong than this unit.
    const stays = `${number}${half}${plain.slice(index + found.length, index + found.length + LONGEST)}`
    const isMended = Number.parseFloat(number) < AN_YI && stays.search(DOUBLED) !== 0
    const fix = isMended ? half : null
    return {
      kind: 'doubled-unit',
      start,
      end: index + found.length,
      message: `“${number}${unit}”的单位重复或有误`,
      ...(fix !== null && { fix }),
    }
  })
  const slipped = [...plain.matchAll(SLIPPED)].map(
    ({ 0: found, index }): Doubled => ({
      kind: 'doubled-unit',
      start: index,
      end: index + found.length,
      message: `“${found}”超过一亿，数值或单位可能有误`,
    }),
  )
  return [...doubled, ...slipped].toSorted((a, b) => a.start - b.start)
}

/** The half of it, where it is made of two alike. */
function once(unit: string): string | null {
  const half = unit.slice(0, unit.length / 2)
  return unit === half + half ? half : null
}
