/** The issues whose pages are kept as pictures: `picture` is the hash of the one that they show. */
import type { Content } from '#shared/content/content.ts'
import { aContent, aContentOfLength, aFullContent, receivers } from './a-content.ts'

export const goldenContents = (picture: string): Record<string, Content> => ({
  short: aContent(),
  full: aFullContent(picture),
  long: aContentOfLength(12),
  'turned-colophon': aContent({ colophon: { reporting: receivers(9), distribution: receivers(12), copies: 85 } }),
  'long-name': aContent({
    masthead: { name: '四川省政府政务服务和公共资源交易服务中心工作动态简报增刊' },
    security: { level: '秘密★1年', number: '编号：000001' },
  }),
  'rare-characters': aContent({
    masthead: { issuingUnit: '㐂堃喆服务中心' },
    sections: [
      {
        kind: 'items',
        title: '镕𬭚𫖮与堃喆',
        items: [{ text: '朱镕基、陶喆、𬭚𫖮㐂等字，与“①②③”“℃”“‰”、Café Zürich、OA系统一并印出，不缺一字。' }],
      },
    ],
  }),
})
