/** The mail about departments that nobody writes for among every mail. */
import { reminderUnreached } from '#shared/mail/reminder-unreached.ts'

const link = 'https://news.office.example/issues/1?a=1&b=2'

export const REMINDER_UNREACHED = {
  of: (words: string) =>
    reminderUnreached({ publication: words, issue: words, departments: [words, '省林草局'], link }),
  says: ['没有在用的信息员', '省林草局', link],
}
