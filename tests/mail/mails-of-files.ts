/** The mails about what is kept, an issue's files or a record, among every mail. */
import { fileDamaged } from '#shared/mail/file-damaged.ts'
import { printFailed } from '#shared/mail/print-failed.ts'
import { recordBroken } from '#shared/mail/record-broken.ts'

const link = 'https://news.office.example/issues/1?a=1&b=2'

export const OF_FILES = {
  'record-broken': {
    of: (words: string) => recordBroken({ record: words, brokenAt: 7, link }),
    says: ['第 7 条', '不要清理', link],
  },
  'file-damaged': {
    of: (words: string) =>
      fileDamaged({ publication: words, issue: words, file: words, reason: words, inReview: true, link }),
    says: ['已损坏', '重新送审', link],
  },
  'print-failed': {
    of: (words: string) => printFailed({ publication: words, issue: words, reason: words, inReview: true, link }),
    says: ['没能排出 PDF', '撤回送审', link],
  },
}
