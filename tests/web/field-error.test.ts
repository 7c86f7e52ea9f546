/** Under a field stands all that the API says of it, once, and nothing of others. */
import { expect, test } from 'vitest'
import { fieldError, Refused } from '../../web/api/refused.ts'

const refused = new Refused('bad-request', '提交的内容有误。', [
  { path: 'parts.0.text', message: '正文未填写' },
  { path: 'parts.1.text', message: '正文有两个字符不能用' },
  { path: 'parts.1.text', message: '正文超过 2000 字' },
  { path: 'parts.1.text', message: '正文超过 2000 字' },
  { path: 'context', message: '说明未填写' },
])

test.each([
  ['parts.0.text', '正文未填写'],
  ['parts.1.text', '正文有两个字符不能用；正文超过 2000 字'],
  ['text', '正文未填写；正文有两个字符不能用；正文超过 2000 字'],
  ['parts', undefined],
])('%s', (path, said) => expect(fieldError(refused, path)).toBe(said))

test('what is no refusal is said of no field', () => {
  expect(fieldError(new Error('text'), 'text')).toBeUndefined()
})
