/** The number formats of an XLSX file (ECMA-376, 18.8): which one a cell's style names. */
import { readXml } from './xml.ts'

/** What a program shows by a number of its own, as one in Chinese does (18.8.30, "zh-cn"). */
const BUILT_IN: Record<number, string> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '¥#,##0;¥-#,##0',
  6: '¥#,##0;¥-#,##0',
  7: '¥#,##0.00;¥-#,##0.00',
  8: '¥#,##0.00;¥-#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  23: 'General',
  24: 'General',
  25: 'General',
  26: 'General',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  41: '#,##0;-#,##0;"-"',
  42: '¥#,##0;¥-#,##0;¥"-"',
  43: '#,##0.00;-#,##0.00;"-"',
  44: '¥#,##0.00;¥-#,##0.00;¥"-"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

/** The format code behind a cell's `s`, or null where the file names one that it does not have. */
export type Formats = (style: string | undefined) => string | null

/** `xml`: the part with the styles; null where there is none. */
export function formatsIn(xml: string | null): Formats {
  if (xml === null) return () => 'General'
  const own = new Map<number, string>()
  const styles: number[] = []
  let within = ''
  for (const event of readXml(xml)) {
    if (event.kind === 'text') continue
    // Formats and styles of other kinds (18.8.9, 18.8.15) bear the same names elsewhere in this part.
    if (event.name === 'numFmts' || event.name === 'cellXfs') within = event.kind === 'open' ? event.name : ''
    if (event.kind === 'close') continue
    const id = Number(event.attributes.get('numFmtId') ?? 0)
    if (event.name === 'numFmt' && within === 'numFmts') own.set(id, event.attributes.get('formatCode') ?? '')
    if (event.name === 'xf' && within === 'cellXfs') styles.push(id)
  }
  return (style) => {
    const id = styles.length === 0 && style === undefined ? 0 : styles[Number(style ?? 0)]
    return id === undefined ? null : (own.get(id) ?? BUILT_IN[id] ?? null)
  }
}
