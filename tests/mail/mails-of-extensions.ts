/** The mails of a department's own deadline, among every mail. */
import { deadlineExtended } from '#shared/mail/deadline-extended.ts'
import { extensionTakenBack } from '#shared/mail/extension-taken-back.ts'

const link = 'https://news.office.example/calls/1?a=1&b=2'
const facts = (words: string) => ({
  ...{ publication: words, issue: words, department: words, reason: words },
  ...{ deadline: '2026-02-08T09:00:00.000Z', link },
})

export const EXTENSION_MAILS = {
  'deadline-extended': {
    of: (words: string) => deadlineExtended(facts(words)),
    says: ['单独延长', '原因', '2026年2月8日 17:00', link],
  },
  'extension-taken-back': {
    of: (words: string) => extensionTakenBack(facts(words)),
    says: ['不再为贵单位单独延长', '原因', '2026年2月8日 17:00', link],
  },
}
