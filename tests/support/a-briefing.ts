/** A content with the figures of a briefing, and months before it, to check. */
import type { PastMonth } from '#shared/checks/figures/history.ts'
import type { Content } from '#shared/content/content.ts'
import { aContent } from './print/a-content.ts'

/** Name, unit, and the usual values of twelve months, the latest first. */
const FIGURES = {
  handled: ['省本级办理政务服务事项', '万件', [4.95, 5.02, 5.31, 5.17, 4.71, 5.08, 4.92, 4.86, 5.2, 4.77, 4.6, 5.11]],
  'online-received': ['全程网办受理', '万件', [4.8, 4.88, 5.14, 5.01, 4.55, 4.9, 4.77, 4.7, 5.05, 4.6, 4.45, 4.95]],
  'online-closed': ['全程网办办结', '万件', [4.85, 4.9, 5.2, 4.98, 4.6, 4.93, 4.7, 4.72, 5.1, 4.58, 4.5, 4.97]],
  'counter-received': [
    '综合窗口受理',
    '万件',
    [0.15, 0.14, 0.17, 0.16, 0.16, 0.18, 0.15, 0.16, 0.15, 0.17, 0.15, 0.16],
  ],
  calls: ['电话咨询', '人/次', [1365, 1402, 1482, 1390, 1288, 1433, 1371, 1340, 1467, 1312, 1256, 1409]],
  visits: ['现场咨询', '人/次', [4598, 4620, 4710, 4533, 4380, 4666, 4502, 4475, 4781, 4399, 4260, 4690]],
  enterprise: ['省企业综合服务中心咨询、受办', '件（次）', [34, 31, 41, 38, 29, 36, 33, 35, 40, 30, 28, 37]],
} as const satisfies Record<string, [string, string, number[]]>
type Id = keyof typeof FIGURES

const USUAL: Record<Id, string> = {
  handled: '5.05',
  'online-received': '4.9',
  'online-closed': '5.02',
  'counter-received': '0.15',
  calls: '1377',
  visits: '4612',
  enterprise: '35',
}
const IDS = Object.keys(FIGURES).filter((id): id is Id => id in FIGURES)

type Changes = {
  values?: Partial<Record<Id, string>>
  units?: Partial<Record<Id, string>>
  title?: string
  items?: readonly (string | { text: string; points: string[] })[]
  period?: string
  table?: { head: string[]; rows: string[][] }
}

/** Of March 2026, its values replaced. */
export const aBriefing = ({
  values = {},
  units = {},
  title = '2026年3月总体运行情况',
  items = ['3月6日，窗口办结了一批事项。'],
  period = '2026-03',
  table,
}: Changes = {}): Content =>
  aContent({
    period,
    sections: [
      {
        kind: 'figures',
        title,
        text: `${IDS.map((id) => `${FIGURES[id][0]}{${id}}`).join('，')}。`,
        figures: IDS.map((id) => ({
          id,
          name: FIGURES[id][0],
          value: values[id] ?? USUAL[id],
          unit: units[id] ?? FIGURES[id][1],
        })),
        ...(table && { tables: [{ title: '表1　分窗口情况', ...table }] }),
      },
      {
        kind: 'items',
        title: '窗口资讯',
        items: items.map((item) => (typeof item === 'string' ? { text: item } : item)),
      },
    ],
  })

/** The months before March 2026, `months` of them; `change` replaces values of all of them. */
export const pastMonths = (
  months = 12,
  change: Partial<Record<Id, (value: number, n: number) => number | string>> = {},
): PastMonth[] =>
  Array.from({ length: months }, (_, n) => ({
    period: new Date(Date.UTC(2026, 1 - n, 1)).toISOString().slice(0, 7),
    figures: IDS.map((id) => {
      const value = FIGURES[id][2][n] ?? 0
      return { id, value: String(change[id]?.(value, n) ?? value), unit: FIGURES[id][1] }
    }),
  }))
