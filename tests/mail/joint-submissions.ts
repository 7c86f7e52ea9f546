/** The mails of joint submissions, with words in each field that a person fills. */
import { jointAsked } from '#shared/mail/joint-asked.ts'
import { jointObjected } from '#shared/mail/joint-objected.ts'

const address = 'https://news.office.example/issues/1?a=1&b=2'

export const JOINT_MAILS = {
  'joint-asked': {
    of: (words: string) =>
      jointAsked({
        ...{ publication: words, issue: words, department: words, link: address },
        texts: [{ text: words, from: words }],
      }),
    says: ['请核对后确认', '不计为贵单位报送', address],
  },
  'joint-objected': {
    of: (words: string) =>
      jointObjected({
        ...{ publication: words, issue: words, text: words, link: address },
        objections: [{ department: words, reason: words }],
      }),
    says: ['不同意', '撤回修改', address],
  },
}
