/** The one spelling of a mailbox, what is none by the standards, and the same rule wherever a mailbox comes in. */
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { normalAddress, readAddress, whyNoAddress } from '#shared/centre/mail-address.ts'
import { PersonSettings } from '#shared/centre/person.ts'
import { PublicationSettings } from '#shared/centre/publication.ts'
import { RecipientSettings } from '#shared/centre/recipient.ts'
import { AskCodeRequest } from '#shared/centre/session.ts'
import { SuppressRequest } from '#shared/distribution/suppression.ts'
import { judge } from '#shared/recipients/verdict.ts'
import { bookOf } from '../support/book.ts'

describe('a mailbox as people paste it', () => {
  test.each([
    ['收文岗 <a@b.cn>', '收文岗', 'a@b.cn'],
    ['收文岗<A@B.cn>', '收文岗', 'a@b.cn'],
    ['"收文岗，二楼" <a@b.cn>', '收文岗,二楼', 'a@b.cn'],
    ['“收文岗” ＜ａ＠ｂ．ｃｎ＞；', '收文岗', 'a@b.cn'],
    ['收文岗《a@b.cn》', '收文岗', 'a@b.cn'],
    ['收文岗〈a@b.cn〉', '收文岗', 'a@b.cn'],
    ['收文岗\n<a@b.cn>', '收文岗', 'a@b.cn'],
    ['<a@b.cn>', '', 'a@b.cn'],
    ['"a@b.cn" <a@b.cn>', '', 'a@b.cn'],
    ['mailto:a@b.cn', '', 'a@b.cn'],
    ['MAILTO:A@b.cn?subject=简报', '', 'a@b.cn'],
    ['收文岗 <mailto:a@b.cn>', '收文岗', 'a@b.cn'],
    ['a@b.cn;', '', 'a@b.cn'],
    ['a@b.cn，', '', 'a@b.cn'],
    ['a@b.cn。', '', 'a@b.cn'],
    ['a@b.cn 、 ', '', 'a@b.cn'],
    ['\u3000a＠b。cn\r\n', '', 'a@b.cn'],
    ['收文岗 <a@例子.中国>', '收文岗', 'a@xn--fsqu00a.xn--fiqs8s'],
  ])('%j', (typed, name, address) => {
    expect(readAddress(typed)).toEqual({ name, address })
    expect(whyNoAddress(address)).toBeNull()
    expect(normalAddress(address)).toBe(address)
  })
})

const of = (length: number) => 'a'.repeat(length)

describe('no mailbox', () => {
  test.each([
    ['a local part of 65', `${of(65)}@b.cn`, '@ 前超过 64'],
    ['a label of 64', `a@${of(64)}.cn`, '有一段超过 63'],
    ['a label of 64 at the end', `a@b.${of(64)}`, '有一段超过 63'],
    ['a label of 64 once it is ASCII', `a@${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'}.cn`, '有一段超过 63'],
    ['255 characters', `${of(64)}@${of(62)}.${of(62)}.${of(61)}.cn`, '超过 254'],
    ['a hyphen before a label', 'a@-b.cn', '格式'],
    ['a hyphen after a label', 'a@b-.cn', '格式'],
    ['a hyphen after the last label', 'a@b.cn-', '格式'],
    ['a dot first', '.a@b.cn', '格式'],
    ['a dot before the @', 'a.@b.cn', '格式'],
    ['two dots', 'a..b@c.cn', '格式'],
    ['a dot after the @', 'a@.b.cn', '格式'],
    ['a dot at the end', 'a@b.cn.', '格式'],
    ['two dots in the domain', 'a@b..cn', '格式'],
    ['no dot in the domain', 'a@b', '格式'],
    ['a domain of one label', 'a@centre', '格式'],
    ['an underscore in the domain', 'a@b_c.cn', '格式'],
    ['numbers for a domain', 'a@127.0.0.1', '格式'],
    ['a bracketed number', 'a@[127.0.0.1]', '格式'],
    ['two @', 'a@b@c.cn', '格式'],
    ['nothing before the @', '@b.cn', '格式'],
    ['nothing', '', '格式'],
    ['another script before the @', '张三@b.cn', '格式'],
    ['a space within', 'a b@c.cn', '格式'],
    ['two mailboxes', 'a@b.cn;c@d.cn', '格式'],
    ['two that are named', '张三 <a@b.cn>, 李四 <c@d.cn>', '格式'],
    ['a name that is another mailbox', 'c@d.cn <a@b.cn>', '格式'],
    ['a header behind it', 'a@b.cn\nBcc: c@d.cn', '格式'],
    ['a name in front that is not closed', '张三 <a@b.cn', '格式'],
    ['a megabyte', `${'<a@b.cn>'.repeat(125_000)}`, '超过 254'],
  ])('%s', (_, typed, why) => {
    expect(whyNoAddress(normalAddress(typed))).toContain(why)
  })

  test('the longest that there are', () => {
    for (const address of [
      `${of(64)}@b.cn`,
      `a@${of(63)}.cn`,
      `a@b.${of(63)}`,
      `${of(64)}@${of(62)}.${of(61)}.${of(60)}.cn`,
    ])
      expect(whyNoAddress(address)).toBeNull()
  })
})

const IN: [string, z.ZodType, (mailbox: string) => unknown][] = [
  ['a recipient', RecipientSettings.pick({ address: true }), (address) => ({ address })],
  ['a person', PersonSettings.pick({ email: true }), (email) => ({ email })],
  ['a sign-in', AskCodeRequest, (email) => ({ email })],
  ['the suppression list', SuppressRequest, (address) => ({ address, reason: '退信' })],
  ['a reply-to', PublicationSettings.shape.mail, (replyTo) => ({ fromName: '省中心', replyTo })],
]
describe('the same rule for', () => {
  test.each(IN)('%s', (_, schema, made) => {
    expect(JSON.stringify(schema.parse(made('mailto:A@b.cn；')))).toContain('"a@b.cn"')
    for (const address of [`${of(65)}@b.cn`, `a@${of(64)}.cn`, 'a@b-.cn', 'a@b.cn.']) {
      const { success, error } = schema.safeParse(made(address))
      expect(success).toBe(false)
      expect(error?.issues.map(({ message }) => message).join()).toMatch(/^邮箱/)
    }
  })

  test('a list that is imported', () => {
    const addresses = [`${of(65)}@b.cn`, `a@${of(64)}.cn`, 'a@b-.cn', 'a@b.cn.', 'mailto:A@b.cn；']
    const { accepted, refused } = judge(
      bookOf([['单位', '姓名', '邮箱', '名单'], ...addresses.map((address) => ['甲', '乙', address, '报'])]),
    )
    expect(refused.map(({ row: at }) => at)).toEqual([2, 3, 4, 5])
    expect(accepted.map(({ address }) => address)).toEqual(['a@b.cn'])
  })
})
