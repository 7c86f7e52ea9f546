/** 批注汇总: to the editor, and to leaders who still have to act: what others said in the comments of an issue. */
import { minuteInChinese } from '../calendar.ts'
import { compose, link, list, type Message, oneLine, paragraph } from './message.ts'

/** `where`: with the words that it is about; `at` an ISO instant. */
export type SaidInComment = {
  where: string
  by: string
  at: string
  what: '批注' | '回复' | '标为已解决'
  text: string
}

/** `issue` as `2026年第2期`; `open`: how many comments stand open now. */
export type CommentsDigest = {
  publication: string
  issue: string
  said: readonly SaidInComment[]
  open: number
  link: string
}

const MOST = 30

export function commentsDigest({ publication, issue, said, open, link: address }: CommentsDigest): Message {
  const count = (what: SaidInComment['what']) => said.filter((one) => one.what === what).length
  const what = [
    count('批注') > 0 && `新批注 ${count('批注')} 条`,
    count('回复') > 0 && `批注回复 ${count('回复')} 条`,
    count('标为已解决') > 0 && `批注已解决 ${count('标为已解决')} 条`,
  ]
    .filter(Boolean)
    .join('，')
  return compose(`〔${publication}〕${issue}${what}`, [
    paragraph('您好：'),
    paragraph(
      `《${publication}》${issue}有${what}。${open > 0 ? `现在还有 ${open} 条批注没有解决。` : '批注都已解决。'}`,
    ),
    list('内容如下：', [
      ...said.slice(0, MOST).map((one, n) => `${n + 1}. ${inWords(one)}`),
      ...(said.length > MOST ? [`等共 ${said.length} 条，请以页面为准`] : []),
    ]),
    link('查看批注', address),
  ])
}

const inWords = ({ where, by, at, what, text }: SaidInComment): string =>
  `${oneLine(where)}：${by}${minuteInChinese(at)}${what}${text && `：${oneLine(text)}`}`
