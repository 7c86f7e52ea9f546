/** The readable page, made again from the parts that it sums up: it may say nothing but what they say. */
import { type Finding, fails, holds, labelOf } from './open-proof.ts'
import { type Passage, type Summed, summaryPassages } from './summary.ts'

const part = 'summary.html'

export function checkSummary(page: string, summed: Summed): Finding[] {
  const passages = summaryPassages(summed)
  if (page === passages.map(({ html }) => html).join('')) return [holds(part, '说明页与其他各部分所记一致，一字不差')]
  const wrong = passages.filter(({ html }) => !page.includes(html))
  return wrong.length
    ? wrong.map((passage) => fails(part, differing(passage)))
    : [fails(part, '说明页中有其他各部分没有的内容，或次序被改动')]
}

const differing = ({ name, of }: Passage): string =>
  of.length
    ? `说明页的“${name}”与${of.map((file) => `${labelOf(file)}（${file}）`).join('、')}不一致`
    : `说明页的“${name}”不是系统写出的原样`
