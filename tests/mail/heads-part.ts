/** The mails around a head's signature, with words in each field that a person fills. */
import { headAnswered } from '#shared/mail/head-answered.ts'
import { headAsked } from '#shared/mail/head-asked.ts'

const address = 'https://news.office.example/issues/1?a=1&b=2'
const of = (words: string) => ({ publication: words, issue: words, by: words, text: words, link: address })

export const HEAD_MAILS = {
  'head-asked': {
    of: (words: string) => headAsked({ ...of(words), department: words, deadline: '2026-02-05T09:00:00.000Z' }),
    says: ['请您审签', '2026年2月5日 17:00', '查看全文并审签', address],
  },
  'head-answered': {
    of: (words: string) => headAnswered({ ...of(words), reason: words }),
    says: ['还没有报送', '退回意见', '修改来稿', address],
  },
}
