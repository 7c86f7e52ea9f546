/** Words that stand twice in a row: `的的`, `进行进行`, a clause typed twice. Doubled words of the language (家家户户, 一个一个) are right. */
import type { Found } from '../finding.ts'

/** Function words with what makes two of them right: before (目的的…) or behind (的的确确). */
const SINGLE =
  /(?<![目端标打])的的(?![确士])|(?<!不|为)了了(?![之无解])|(?<![总共温缓饱柔平协调])和和(?![美气睦平谐])|(?<![参给赋授])与与|(?<![普涉波提触顾危遍埃])及及|(?<!合|兼)并并|(?<![干大小主老名武悍])将将(?!军|士|领)|(?<!棉)被被|(?<![车门刀])把把(?!关|握)|(?<!抑)或或|(?<![首故古国京成])都都(?!市|城)|(?<!天|大)使使(?!馆|用|者|命)|(?<!跟)从从(?!容|严|快|重|事|业)|(?<![不])已已|(?<![其])他他|我我|(?<!自)己己|(?<!这)这这|该该|(?<!我|你|他|人|它)们们|(?<![存现所实内潜好旨外自健])在在(?![实职岗校线建册编场家押逃野])|(?<![针面应核反相绝结一成比校查配派双敌作])对对(?![方象策联手应比口外子])|(?<=[，。；：、\n]|^)([为由以向按经就把让使])\1|(?<=窗口|部门|单位|大厅|中心|人员|干部|企业|群众)([为将向把被由从])\2(?!\2)|(?<![因如彼从])此此/g
/** A word of two to twelve characters at once again. */
const AGAIN = /(\p{Script=Han}{2,12}?)\1+/gu
/** 研究研究, 一个一个: said twice on purpose. */
const ON_PURPOSE =
  /^(?:[一两几多半][\p{Script=Han}]|研究|讨论|商量|考虑|学习|了解|体验|交流|锻炼|大家|许多|很多|非常|十分|多少|仔细|考察|调研|探讨|切磋|看看|想想|试试|谈谈|慢慢|渐渐|点点|滴滴|千千|万万|哈哈|哗啦|叮咚|雪白|火红|通红|笔直|年年|月月|天天|人人|处处|时时|事事|件件|步步|层层|家家|户户|个个|项项|条条|村村|乡乡|镇镇|县县|市市)$/u
/** 政务服务 + 服务企业: a noun, and the verb that it is also. */
const NOUN_AND_VERB = /^服务$/
/** 政务服务中心 + 中心主任. */
const OF_CENTRE = /^(?:主任|领导|党组|党委|班子|支部|城区|城市|小学|组)/
/** The same day or month at once again. */
const DAY_AGAIN = /((?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号])?)\1/g
const CLAUSE = /[^，。；：！？\n]{4,60}(?=[，；。])/g

export function repeatedWords(text: string): Found<'repeated-words'>[] {
  const found = (start: number, twice: string, once: string): Found<'repeated-words'> => ({
    kind: 'repeated-words',
    start,
    end: start + twice.length,
    message: `“${once}”重复`,
    fix: once,
  })
  const single: Found<'repeated-words'>[] = []
  for (const { 0: twice, index } of text.matchAll(SINGLE)) {
    // A third and fourth one go with the second, and are no findings of their own.
    if (index < (single.at(-1)?.end ?? 0)) continue
    const once = twice.slice(0, twice.length / 2)
    let end = index + twice.length
    while (text.startsWith(once, end)) end += once.length
    single.push(found(index, text.slice(index, end), once))
  }
  const days = [...text.matchAll(DAY_AGAIN)].map(({ 0: twice, 1: once = '', index }) => found(index, twice, once))
  const again = [...text.matchAll(AGAIN)]
    .filter(({ 0: twice, 1: word = '', index }) => !isMeant(text, index, twice, word))
    .map(({ 0: twice, 1: once = '', index }) => found(index, twice, once))
  const clauses = clausesAgain(text).map(({ at, twice, once }) => found(at, twice, once))
  return [...single, ...days, ...again, ...clauses].toSorted((a, b) => a.start - b.start)
}

/** Clauses that follow on one of the same words, also where one of them has a word twice. */
function clausesAgain(text: string): { at: number; twice: string; once: string }[] {
  const plain = (clause: string) =>
    clause.replace(SINGLE, (twice) => twice.slice(0, twice.length / 2)).replace(AGAIN, '$1')
  const clauses = [...text.matchAll(CLAUSE)].map(({ 0: clause, index }) => ({
    clause,
    at: index,
    plain: plain(clause),
  }))
  return clauses.flatMap(({ clause, at, plain }, n) => {
    const before = clauses[n - 1]
    if (!before || before.plain !== plain || before.at + before.clause.length + 1 !== at) return []
    return [{ at: before.at, twice: text.slice(before.at, at + clause.length), once: before.clause }]
  })
}

function isMeant(text: string, at: number, twice: string, word: string): boolean {
  if (ON_PURPOSE.test(word) || new Set(word).size === 1) return true
  // 一站一站, 一次一次 as a part of something longer, and a third time.
  if (/[一两几]/.test(word) && word.length === 2) return true
  const before = text.slice(Math.max(0, at - 2), at)
  const behind = text.slice(at + twice.length, at + twice.length + 2)
  if (word === '中心' && OF_CENTRE.test(behind)) return true
  // 政务服务服务企业 is first seen as 务服 twice.
  if (NOUN_AND_VERB.test(`${word.slice(1)}${word[0]}`) && /\p{Script=Han}$/u.test(before)) return word.length === 2
  return NOUN_AND_VERB.test(word) && /\p{Script=Han}{2}$/u.test(before) && /^\p{Script=Han}{2}/u.test(behind)
}
