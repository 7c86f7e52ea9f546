/** Facts of the record that were stored with their members (columns of settings): told in words, without the names of code. */

/** What each member is called; an id says nothing to a reader. */
const MEMBERS: Record<string, string> = {
  title: '标题',
  text: '正文',
  name: '名称',
  unit: '单位',
  decimals: '小数位数',
  figures: '指标',
  takesSubmissions: '采用来稿',
  reporting: '报',
  sending: '送',
  distribution: '发',
  copies: '印数',
  security: '密级',
  fonts: '字体',
  heading: '标题字体',
  body: '正文字体',
  byline: '单位字体',
  folio: '页码字体',
  jump: '变动幅度',
  relations: '指标关系',
  whole: '合计',
  parts: '分项',
  figure: '指标',
  other: '另一指标',
  by: '幅度',
  wordings: '词语',
  wrong: '不用',
  right: '改为',
  forbidden: '禁用',
  note: '备注',
  approve: '通过时',
  return: '退回时',
  label: '类别',
  names: '单位',
}
/** Those that hold the ids of figures. */
const OF_FIGURES = ['whole', 'parts', 'figure', 'other']
const UNSAID = ['id', 'kind', 'mark']

/** `figure`: what a figure of this id is called. What was cut off when it was stored cannot be taken apart any more, and is told as it stands. */
export function structureInWords(stored: string, figure: (id: string) => string): string {
  try {
    return stored
      .split('\n')
      .map((line) => told(JSON.parse(line), figure))
      .join('；')
  } catch {
    return stored
  }
}

function told(value: unknown, figure: (id: string) => string): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map((one) => told(one, figure)).join('、')
  if (typeof value !== 'object' || value === null) return String(value ?? '（无）')
  return Object.entries(value)
    .filter(([member]) => !UNSAID.includes(member))
    .map(([member, one]) => {
      const words = OF_FIGURES.includes(member) ? [one].flat().map(String).map(figure).join('、') : told(one, figure)
      return Object.hasOwn(MEMBERS, member) ? `${MEMBERS[member]}：${words}` : words
    })
    .join('，')
}
