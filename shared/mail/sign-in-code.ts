/** To whoever asks to sign in: the code, and for how long it holds. */
import { code, compose, type Message, paragraph } from './message.ts'

/** `code` is six digits; it holds for `minutes` from now. */
export type SignInCode = { code: string; minutes: number }

export function signInCode(facts: SignInCode): Message {
  return compose(
    // Not the code: a subject shows on locked screens, and in logs of mail servers.
    '窗讯登录验证码',
    [
      paragraph('您正在登录窗讯，验证码是：'),
      code(facts.code),
      paragraph(`${facts.minutes} 分钟内有效，只能使用一次。`),
    ],
    ['如非本人操作，请忽略此邮件。请勿把验证码告诉他人。'],
  )
}
