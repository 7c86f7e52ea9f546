/** The mails to the editors about what the plans of openings and reminders did, among every mail. */
import { issueOpened } from '#shared/mail/issue-opened.ts'
import { reminderUnreached } from '#shared/mail/reminder-unreached.ts'

const link = 'https://news.office.example/issues/1?a=1&b=2'
const deadline = '2026-12-10T09:00:00.000Z'

export const OF_PLANS = {
  'issue-opened': {
    of: (words: string) =>
      issueOpened({
        ...{ publication: words, issue: words, period: '2026-12', issueDate: '2026-12-15' },
        ...{ deadline, calls: true, link },
      }),
    says: ['自动新建', '2026年12月工作', '2026年12月15日', '2026年12月10日 17:00', link],
  },
  'reminder-unreached': {
    of: (words: string) =>
      reminderUnreached({ publication: words, issue: words, departments: [words, '省林草局'], link }),
    says: ['没有在用的信息员', '省林草局', link],
  },
}
