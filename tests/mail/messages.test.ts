/** Every mail: a one-line subject, a text part that says all, and an HTML part in which words stay words. */
import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compose, link } from '#shared/mail/message.ts'
import { MAILS } from './every-mail.ts'

const HOSTILE = `<img src=x onerror="alert('1')">&amp;\u202Ea\r\nBcc: thief@evil.example`

test('every mail file is in the table', () => {
  const files = readdirSync(new URL('../../shared/mail/', import.meta.url)).map((name) => name.replace('.ts', ''))
  expect(files.filter((name) => !['message', 'block', 'html', 'left-open'].includes(name)).sort()).toEqual(
    Object.keys(MAILS).sort(),
  )
})

describe.each(Object.entries(MAILS))('%s', (_, { of, says }) => {
  test('says in both parts what it is for', () => {
    const { text, html } = of('某单位')
    const read = html.replace(/<style>.*?<\/style>|<[^>]*>/gs, '').replaceAll('&amp;', '&')
    for (const words of ['某单位', ...says]) {
      expect(text).toContain(words)
      expect(read).toContain(words)
    }
  })

  test('keeps words as words: no tag, no subject of two lines, nothing that reorders', () => {
    const { subject, text, html } = of(HOSTILE)
    expect(subject).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u)
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;')
    expect(html + text).not.toMatch(/\u202E|\r/)
    // The tags are those of the mail with plain words, line breaks apart.
    const tags = (page: string) => page.match(/<[^>]*>/g)?.filter((tag) => tag !== '<br>')
    expect(tags(html)).toEqual(tags(of('字').html))
  })
})

test('a subject is one line of at most 122 characters, whatever it is made of', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (words) => {
      const { subject } = compose(words, [])
      expect(subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
      expect(Array.from(subject).length).toBeLessThanOrEqual(122)
    }),
  )
})

test.each(['javascript:alert(1)', 'data:text/html,x', '/issues/1', 'mailto:a@office.example'])(
  '%s is no link',
  (address) => {
    expect(() => link('查看', address)).toThrow(TypeError)
  },
)
