/** Briefing texts of our own making, and each way in which one is handed in twice; the same for the same seed. */

/** A small generator (a linear congruence): tests need the same texts each time, not good chance. */
export function chances(seed: number) {
  let state = seed
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  // `next` stays below the length.
  return { next, one: <T>(list: readonly T[]): T => list[next(list.length)] as T }
}

type Chances = ReturnType<typeof chances>

const list = (words: string): string[] => words.split(' ')
const UNITS = list(
  '科技厅 民政厅 司法厅 财政厅 水利厅 商务厅 教育厅 自然资源厅 生态环境厅 住房城乡建设厅 交通运输厅 农业农村厅 省卫生健康委 省市场监管局 省医保局 省林草局 省药监局 省税务局 省文物局 省烟草局',
)
const SUBJECTS = list(
  '企业开办 不动产登记 施工许可 医师执业注册 食品经营许可 道路运输证换发 社会组织年检 律师执业变更 取水许可 林木采伐 教师资格认定 药品零售许可 职称评审 公积金提取 外商投资备案 排污许可 种子生产许可 法人设立 养老机构备案 档案查询',
)
const VERBS = list('梳理 压减 优化 公开 合并 修订 下放 上线 试行 规范')
const THINGS = list(
  '办理环节 申报材料 受理标准 审查要点 服务指南 电子证照 预约渠道 帮办队伍 收费目录 反馈机制 自助终端 容缺清单 跨省通办事项 咨询口径 档案流程',
)
const ACTS = list('举办培训 走进园区 上门服务 延时服务 现场会商 开设专窗 组织演练 回访企业 抽查案卷 征求意见')
const EFFECTS = list('时限缩短 跑动减少 差评下降 材料精简 咨询量回落 网办率上升 满意度提高 退件减少')
const SET_PHRASES = [
  '进一步优化营商环境',
  '切实提升企业和群众的获得感满意度',
  '推动政务服务提质增效',
  '为高质量发展提供有力支撑',
  '不断提高政务服务水平',
]

const LEADS: readonly ((c: Chances) => string)[] = [
  (c) => `${c.next(28) + 1}日，${c.one(UNITS)}窗口就${c.one(SUBJECTS)}${c.one(ACTS)}`,
  (c) => `近日，${c.one(UNITS)}${c.one(VERBS)}${c.one(SUBJECTS)}的${c.one(THINGS)}`,
  (c) => `针对${c.one(SUBJECTS)}中反映较多的${c.one(THINGS)}问题，${c.one(UNITS)}会同省中心${c.one(ACTS)}`,
]
const MIDDLES: readonly ((c: Chances) => string)[] = [
  (c) => `${c.one(VERBS)}${c.one(THINGS)}${c.next(30) + 2}项，${c.one(VERBS)}${c.one(THINGS)}`,
  (c) => `窗口人员逐件核对${c.one(THINGS)}，当场答复${c.one(SUBJECTS)}问题${c.next(400) + 10}个`,
  (c) => `${c.one(SUBJECTS)}由${c.next(20) + 6}个工作日改为${c.next(5) + 1}个工作日，${c.one(EFFECTS)}`,
  (c) => `服务企业${c.next(900) + 20}家，其中涉及${c.one(SUBJECTS)}的${c.next(90) + 3}家，${c.one(EFFECTS)}`,
  (c) => `将${c.one(THINGS)}与${c.one(THINGS)}一并${c.one(VERBS)}，并把${c.one(SUBJECTS)}纳入范围`,
  (c) => `下一步拟对${c.one(SUBJECTS)}${c.one(ACTS)}，同时${c.one(VERBS)}${c.one(THINGS)}`,
]

/** Two sentences or more, a set phrase at the end of most. */
export function aBriefText(c: Chances): string[] {
  const middles = Array.from({ length: 2 + c.next(5) }, () => c.one(MIDDLES)(c))
  return [c.one(LEADS)(c), ...middles, ...(c.next(4) > 0 ? [c.one(SET_PHRASES)] : [])]
}

export const written = (sentences: readonly string[]): string => `${sentences.join('。')}。`

/** Handed in again by somebody else, or printed last month. */
export const WAYS: Record<string, (sentences: readonly string[], c: Chances) => string> = {
  'word for word': written,
  'other punctuation, spaces and width': (all) =>
    written(all)
      .replaceAll('，', ' , ')
      .replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  'other numbers': (all, c) => written(all).replace(/\d+/g, () => String(c.next(900) + 1)),
  'sentences in another order': (all) => written(all.toReversed()),
  'one sentence replaced': (all, c) => written(all.with(c.next(all.length), c.one(MIDDLES)(c))),
  'one word in twelve changed': (all, c) =>
    written(all).replace(/[\p{L}]{2}/gu, (word) => (c.next(12) === 0 ? c.one(['相关', '有关', '具体']) : word)),
  'cut to its first half': (all) => written(all.slice(0, Math.ceil(all.length / 2))),
  'within a longer text': (all, c) => written([...aBriefText(c), ...all, ...aBriefText(c)]),
}
