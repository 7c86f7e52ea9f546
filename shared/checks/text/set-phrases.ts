/**
 * Phrases of four characters that have one form: what differs from one in a single character of the same sound or a like shape
 * is miswritten (查漏补却, 真抓实于). Another character makes other words (坚持不断, 砥砺同行).
 */
import { areAlike, type Variants } from './word-variants.ts'

const PHRASES =
  '查漏补缺 井井有条 一丝不苟 继往开来 全力以赴 按部就班 有的放矢 以身作则 精益求精 持之以恒 锲而不舍 兢兢业业 勤勤恳恳 任劳任怨 众志成城 ' +
  '群策群力 未雨绸缪 防患未然 居安思危 勇往直前 披荆斩棘 乘风破浪 再接再厉 百尺竿头 雷厉风行 令行禁止 言简意赅 循序渐进 潜移默化 行之有效 ' +
  '立竿见影 事半功倍 相辅相成 相得益彰 博采众长 集思广益 畅所欲言 各抒己见 推陈出新 与时俱进 革故鼎新 统筹兼顾 因势利导 齐抓共管 常抓不懈 ' +
  '驰而不息 久久为功 一以贯之 坚持不懈 义不容辞 责无旁贷 当仁不让 身先士卒 言传身教 克己奉公 大公无私 公而忘私 实事求是 求真务实 脚踏实地 ' +
  '埋头苦干 举一反三 融会贯通 触类旁通 学以致用 知行合一 蔚然成风 络绎不绝 秩序井然 有条不紊 宾至如归 无微不至 嘘寒问暖 设身处地 雪中送炭 ' +
  '锦上添花 有口皆碑 赞不绝口 喜闻乐见 家喻户晓 众所周知 有目共睹 名副其实 名列前茅 首屈一指 独树一帜 别具一格 行稳致远 蹄疾步稳 稳扎稳打 ' +
  '厚积薄发 水到渠成 一蹴而就 一鼓作气 争分夺秒 夜以继日 马不停蹄 刻不容缓 迫在眉睫 时不我待 只争朝夕 当务之急 重中之重 燃眉之急 休戚与共 ' +
  '风雨同舟 同舟共济 凝心聚力 同心同德 奋发有为 朝气蓬勃 生机勃勃 蒸蒸日上 欣欣向荣 日新月异 翻天覆地 突飞猛进 硕果累累 耳目一新 焕然一新 ' +
  '层出不穷 根深蒂固 正本清源 追根溯源 对症下药 标本兼治 抓铁有痕 踏石留印 掷地有声 一诺千金 真抓实干 守望相助 齐心协力 砥砺前行'
/** Right as well, though they differ from one of those in a single character. */
const RIGHT_TOO =
  '名符其实 位列前茅 追本溯源 真抓实改 真抓实做 真抓实管 同心协力 齐心合力 凝神聚力 奋发作为 奋勇有为 标本兼顾 时不我与 实事求效 与时共进 ' +
  '持之以久 一丝不漏 统筹兼具 实事求实'

const RIGHT = new Set([...PHRASES.split(' '), ...RIGHT_TOO.split(' ')])
/** By the half that is left when one character is wrong. */
const BY_HALF = new Map<string, string[]>()
for (const phrase of PHRASES.split(' '))
  for (const half of [`^${phrase.slice(0, 2)}`, `$${phrase.slice(2)}`])
    BY_HALF.set(half, [...(BY_HALF.get(half) ?? []), phrase])

const HAN = /^\p{Script=Han}{4}$/u

export function nearPhrases(text: string, variants: Variants): { at: number; wrong: string; right: string }[] {
  const found: { at: number; wrong: string; right: string }[] = []
  for (let at = 0; at + 4 <= text.length; at += 1) {
    const near = [
      ...(BY_HALF.get(`^${text.slice(at, at + 2)}`) ?? []),
      ...(BY_HALF.get(`$${text.slice(at + 2, at + 4)}`) ?? []),
    ]
    if (near.length === 0) continue
    const wrong = text.slice(at, at + 4)
    if (RIGHT.has(wrong) || !HAN.test(wrong)) continue
    const right = near.find((phrase) => {
      const [n, ...others] = [0, 1, 2, 3].filter((place) => phrase[place] !== wrong[place])
      return n !== undefined && others.length === 0 && areAlike(wrong[n] ?? '', phrase[n] ?? '', variants)
    })
    if (right === undefined) continue
    found.push({ at, wrong, right })
    at += 3
  }
  return found
}
