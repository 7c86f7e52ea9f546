/** The kinds of field a form or file may fill: each trims and normalises what it takes and says in Chinese what it refuses. */
import { z } from 'zod'
import { isDay, isMonth } from './calendar.ts'
import { LONGEST_ADDRESS, normalAddress, whyNoAddress } from './centre/mail-address.ts'
import { codePointName, lengthOf, tidy, tidyLine, unprintableIn } from './text.ts'

const printable = (ctx: z.core.ParsePayload<string>) => {
  const found = unprintableIn(ctx.value)
  if (found)
    ctx.issues.push({
      code: 'custom',
      input: ctx.value,
      message: `第 ${found.position + 1} 个字符（${codePointName(found.codePoint)}）不能印出，请删除后再保存`,
    })
}

const atMost = (max: number) => (text: string) => lengthOf(text) <= max

/** As it was typed, with what tidying takes away: length before work, since what is far too long is not looked into. */
const typed = (max: number) =>
  z.string('请填写文字').refine((text) => text.length <= 4 * max + 2000, { error: `不能超过 ${max} 个字`, abort: true })

/** One line of 1 to `max` characters. */
export const Line = (max: number) =>
  typed(max).overwrite(tidyLine).min(1, '此项不能为空').refine(atMost(max), `不能超过 ${max} 个字`).check(printable)

/** One line of 0 to `max` characters. */
export const OptionalLine = (max: number) =>
  typed(max).overwrite(tidyLine).refine(atMost(max), `不能超过 ${max} 个字`).check(printable)

/** Text of 0 to `max` characters in paragraphs divided by `\n`. */
export const Paragraphs = (max: number) =>
  typed(max).overwrite(tidy).refine(atMost(max), `不能超过 ${max} 个字`).check(printable)

/** A calendar day `YYYY-MM-DD` that exists. */
export const Day = z.string('请填写日期').refine(isDay, '没有这一天，请按“年-月-日”填写真实存在的日期')

/** A month `YYYY-MM`. */
export const Month = z.string('请填写年月').refine(isMonth, '请按“年-月”填写，例如 2026-01')

/** A time `HH:MM` of a day, on a clock in China. */
export const ClockTime = z.string('请填写时间').regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请按“时:分”填写，例如 09:00')

/** An instant in ISO 8601, UTC. */
export const Instant = z.iso.datetime({ error: '时间格式不对' })

/** A mailbox in its one spelling (mail-address.ts). */
export const MailAddress = z
  .string('请填写邮箱')
  .overwrite(normalAddress)
  .check((ctx) => {
    const why = whyNoAddress(ctx.value)
    if (why) {
      const message = `邮箱${why}，请填写如 zhangsan@example.gov.cn 的邮箱`
      ctx.issues.push({ code: 'custom', input: ctx.value, message })
    }
  })

/** A mailbox that is in a row of ours: it was judged when it was written, by the rule of that day, and can still be read and removed. */
export const KeptMailAddress = z.string('请填写邮箱').max(LONGEST_ADDRESS, '邮箱过长').overwrite(normalAddress)

/** A sha256 in lower-case hex. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/** An id made by this system. */
export const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, '编号格式不对')

/** The version of a row: 1 when made, one more at each write. */
export const Version = z.number('缺少版本号').int().positive()
