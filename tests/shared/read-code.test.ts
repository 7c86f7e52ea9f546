/** The code is understood however it is pasted; what could be two codes, or none, is not guessed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCode } from '#shared/centre/read-code.ts'
import { AnswerCodeRequest } from '#shared/centre/session.ts'
import { signInCode } from '#shared/mail/sign-in-code.ts'

test.each([
  '123456',
  ' 123456\n',
  '１２３４５６',
  '123 456',
  '123-456',
  '12－34－56',
  '123–456',
  '1 2 3 4 5 6',
  '您的验证码是 123456，10 分钟内有效',
  '您的验证码是：１２３４５６。10 分钟内有效，只能使用一次。',
  '验证码 123-456，10 分钟内有效',
  '窗讯登录验证码：123456\n\n    123456\n',
  '\u200B123\u200B456\u202C',
  '123\u00a0456',
])('%j is 123456', (typed) => {
  expect(readCode(typed)).toBe('123456')
  expect(AnswerCodeRequest.parse({ challengeId: 'c', code: typed }).code).toBe('123456')
})

test.each(['', '12345', '1234567', '123456 或 654321', 'abcdef', '123 4567', `123456${' '.repeat(5000)}`])(
  '%j is none, and refused in Chinese',
  (typed) => {
    expect(readCode(typed)).toBeNull()
    const { error } = AnswerCodeRequest.safeParse({ challengeId: 'c', code: typed })
    expect(error?.issues[0]?.message).toBe('没有认出验证码，请填写邮件中的 6 位数字')
  },
)

test('the whole mail, or its text alone, may be pasted', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{6}$/), (code) => {
      const { subject, text } = signInCode({ code, minutes: 10 })
      for (const pasted of [text, `${subject}\n${text}`]) expect(readCode(pasted)).toBe(code)
    }),
  )
})
