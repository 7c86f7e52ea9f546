/** Words with a character that is commonly taken for another one (布署, 截止目前), by a list and by what stands beside them. */
import type { Found } from '../finding.ts'
import { nearPhrases } from './set-phrases.ts'
import { type WordList, wordsIn } from './word-list.ts'
import { type Variants, variantsIn } from './word-variants.ts'

export type Confused = { list: WordList; variants: Variants }

/** What is wrong only beside other words. */
const BESIDE: { pattern: RegExp; right: string }[] = [
  { pattern: /反应(?=(?:强烈|集中|突出|较多|普遍)的[^，。；]{0,15}(?:问题|诉求|事项))/g, right: '反映' },
  {
    pattern: /截止(?=到|目前|当前|(?:今年|去年)?[ ]?\d{1,4}[ ]?[年月]|[一二三四五六七八九十]{1,2}月(?:底|末|份|中旬))/g,
    right: '截至',
  },
  { pattern: /反应(?=(?:的|了|出|最|较|比较|集中|普遍)?(?:问题|情况|诉求|意见|困难|建议|呼声|需求))/g, right: '反映' },
  { pattern: /(?<=向[\p{Script=Han}]{1,8}|群众|企业|来电|来信)反应(?=[，的])/gu, right: '反映' },
  {
    pattern:
      /必需(?=严格|按|要|在|做到|坚持|由|进行|加强|认真|提前|立即|及时|依法|遵守|持|经|将|把|先|全部|符合|具备)/g,
    right: '必须',
  },
  {
    pattern:
      /做出(?=(?:了|的|出|新的|突出|积极|重要|重大|更大|应有|明确|具体|全面|相应|巨大){0,2}(?:贡献|决定|部署|批示|指示|承诺|决策|安排|规定|答复|处理|处罚|评价|解释))/g,
    right: '作出',
  },
  { pattern: /象(?=[\p{Script=Han}]{1,6}(?:一样|那样|似的))(?<![对现印景气形抽迹假图想大物万])/gu, right: '像' },
  { pattern: /度过(?=(?:了)?(?:难关|危机|险滩))/g, right: '渡过' },
  {
    pattern: /渡过(?=(?:了)?(?:一个|愉快|美好|欢乐|春节|佳节|假期|周末|节日|时光|寒假|暑假|国庆|平安))/g,
    right: '度过',
  },
  { pattern: /(?<=招聘|招领|征文|寻人|招标|征集|招生|停业|遗失)启示/g, right: '启事' },
  { pattern: /法制(?=政府|社会|化营商|思维|轨道|中国|建设年)/g, right: '法治' },
  { pattern: /(?<=前来|准时|按时|现场|新生|人员)报道(?=[，。；手登时后])/g, right: '报到' },
  { pattern: /(?<=[实场]地|赴[\p{Script=Han}]{1,8}|外出|学习)考查/gu, right: '考察' },
  { pattern: /竖立(?=(?:了|起)?(?:良好|正确|新|服务|大局|宗旨|形象|理念|意识|典型|标杆|榜样))/g, right: '树立' },
  { pattern: /即要(?=[^，。；]{1,20}[，,]?[又也还])/g, right: '既要' },
  { pattern: /(?<=一|每)付(?=眼镜|对联|手套|扑克)/g, right: '副' },
  { pattern: /(?<![所可得予])以经(?=完成|建成|开通|受理|取得|超过|全部|达到|启动|实现|成为|上线)/g, right: '已经' },
  { pattern: /(?<![自])己(?=完成|建成|开通|受理|取得|超过|全部|达到|启动|实现|上线|成为|办结|于\d)/g, right: '已' },
  { pattern: /(?<=[，。；、\n]|^)在(?=次(?:强调|部署|明确|召开|开展|要求|提醒|获))/g, right: '再' },
]

export function confusedWords(text: string, { list, variants }: Confused): Found<'confused-word'>[] {
  const found = (start: number, wrong: string, right: string): Found<'confused-word'> => ({
    kind: 'confused-word',
    start,
    end: start + wrong.length,
    message: `“${wrong}”一般应写作“${right}”`,
    fix: right,
  })
  const listed = wordsIn(text, list).map(({ at, word }) => found(at, word.wrong, word.right))
  const beside = BESIDE.flatMap(({ pattern, right }) =>
    [...text.matchAll(pattern)].map(({ 0: wrong, index }) => found(index, wrong, right)),
  )
  const taken = new Set(listed.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, n) => start + n)))
  const others = [
    ...beside,
    ...[...nearPhrases(text, variants), ...variantsIn(text, variants)].map(({ at, wrong, right }) =>
      found(at, wrong, right),
    ),
  ].filter(({ start, end }) => !taken.has(start) && !taken.has(end - 1))
  return [...listed, ...others].toSorted((a, b) => a.start - b.start)
}
