/** The one HTML string: numbers filled in, marks set, every text as text. No browser. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Content } from '#shared/content/content.ts'
import { renderIssue } from '#shared/print/document.ts'
import { titleOf } from '#shared/print/printed-sheet.ts'
import { aContent } from '../support/print/a-content.ts'

const textOfHtml = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

test('the example is content', () => {
  expect(Content.parse(aContent())).toEqual(aContent())
})

test('an issue reads: masthead, sections with 一、, items with （一）, colophon', () => {
  expect(textOfHtml(renderIssue(aContent()))).toBe(
    [
      '政务服务工作动态第3期（总第128期）示范省政务服务中心 2026年4月8日',
      '一、2026年3月总体运行情况本月共受理事项3.07万件，接待咨询1208人/次；受办共计27件（次）。',
      '二、窗口资讯（一）3月6日，示范窗口开展“一次办好”活动，现场办结12件。',
      '（二）3月12日至13日，省级部门到园区座谈。园区提出的事项已逐一登记。',
      '报：省政务管理机构、中心领导。发：各处（室），直属单位。',
    ].join(''),
  )
})

test('each paragraph of an item is a paragraph, the first with its mark; hand-made indents and blank lines go', () => {
  const items = [{ text: '　　甲。\n\n　　乙。' }]
  const html = renderIssue(aContent({ sections: [{ kind: 'items', title: '栏目', items }] }))
  expect(html).toContain('<h2>一、栏目</h2><p>（一）甲。</p><p>乙。</p></section>')
})

test('a figure that is not there leaves its place to be seen, and text that looks like one is text', () => {
  const figures = [{ id: 'a', name: '甲', value: '5', unit: '件' }]
  const html = renderIssue(
    aContent({ sections: [{ kind: 'figures', title: '数', text: '有{a}，无{b}，{ a }，{a}。', figures }] }),
  )
  expect(textOfHtml(html)).toContain('有5件，无{b}，{ a }，5件。')
})

test('without name and number the masthead keeps unit, date and rule', () => {
  const html = renderIssue(aContent({ masthead: { name: null, number: null } }))
  expect(html).toMatch(/^<main class="issue" lang="zh-CN"><header class="masthead"><p class="byline">/)
  expect(titleOf(aContent({ masthead: { name: null, number: null } }))).toBe('示范省政务服务中心 2026年3月')
})

test('a list without receivers has no line, and without both there is no colophon', () => {
  const distribution = [{ name: '甲', mark: '。' as const }]
  expect(renderIssue(aContent({ colophon: { reporting: [], distribution } }))).not.toContain('报：')
  expect(renderIssue(aContent({ colophon: { reporting: [], distribution: [] } }))).not.toMatch(/colophon|spacer/)
})

test('whatever a text holds, the string has only our own tags, and says the text', () => {
  const anyLine = fc.string({ unit: fc.constantFrom(...'<>&"\'/=a!-{}`中5月日\\'), minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(anyLine, (line) => {
      const html = renderIssue(
        aContent({
          masthead: { name: line, number: line, issuingUnit: line },
          sections: [{ kind: 'items', title: line, items: [{ text: line }] }],
          colophon: { reporting: [{ name: line, mark: '。' }], distribution: [] },
        }),
      )
      const tags = html.match(/<[^>]*>/g) ?? []
      expect(
        tags.filter(
          (tag) =>
            !/^<\/?(main|header|h1|h2|p|span|section|div|footer|wbr)( class="[\w -]+")?( lang="zh-CN"| aria-hidden="true")?>$/.test(
              tag,
            ),
        ),
      ).toEqual([])
      expect(textOfHtml(html)).toBe(`${line}${line}${line} 2026年4月8日一、${line}（一）${line.trim()}报：${line}。`)
    }),
  )
})

test.each([
  ['称，“甲”。', '称，“甲”。'],
  ['用OA“甲”', '用OA<wbr><span class="whole">“甲”</span>'],
  ['“OA”系统', '<span class="whole">“OA”</span><wbr>系统'],
  ['“甲”“乙”', '<span class="whole">“甲”</span><wbr><span class="whole near">“乙”</span>'],
  ['（“①②③④⑤⑥”）', '（“①②③④⑤⑥”）'],
])('in %s a line may end where a mark says so, besides where it may anyway', (text, html) => {
  const sections = [{ kind: 'figures' as const, title: '栏', text, figures: [] }]
  const [, paragraph = ''] = /<p>(.*)<\/p><\/section>/.exec(renderIssue(aContent({ sections }))) ?? []
  expect(paragraph.replace('<span class="whole">“甲”</span>。', '“甲”。')).toBe(html)
})
