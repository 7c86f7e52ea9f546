/** Another letter than was signed: each of its parts altered, or its hash left out of what was approved. */
import { type Forgery, json, type Row } from '../support/forger.ts'

export const LETTER_FORGERIES: Forgery[] = [
  ...(
    [
      ['subject', (letter) => (letter.subject += '（补充）')],
      ['name of the file', (letter) => (letter.fileName = '另一份.pdf')],
      ['address for answers', (letter) => (letter.replyTo = 'x@x.example')],
      ['no address for answers', (letter) => (letter.replyTo = null)],
      ['name of the sender', (letter) => (letter.from.name = '另一家单位')],
      ['address of the sender', (letter) => (letter.from.address = 'x@x.example')],
      ['text', (letter) => (letter.text[1] = letter.text[1].replace('已印发', '已作废'))],
      ['page', (letter) => (letter.html[1] = letter.html[1].replace('已印发', '已作废'))],
      ['place for what came since', (letter) => (letter.text = [letter.text.join(''), ''])],
    ] satisfies [string, (letter: Row) => void][]
  ).map(([what, change]): Forgery => [`another letter: ${what}`, 'letter.json', json(change), '邮件不是签发的那一份']),
  [
    'an approval of another letter',
    'sign-off.json',
    json(({ approvals }) => (approvals[0].letterHash = 'a'.repeat(64))),
    '有环节审核的不是签发的邮件',
  ],
  [
    'an approval of no letter',
    'sign-off.json',
    json(({ approvals }) => delete approvals[0].letterHash),
    '审计记录中没有“处室审核',
  ],
  [
    'a sign-off of no letter',
    'sign-off.json',
    json(({ signOff, approvals }) => {
      delete signOff.letterHash
      for (const approval of approvals) delete approval.letterHash
    }),
    '签发时没有邮件，证明中却有',
  ],
  [
    'a sender that nobody decided on',
    'deliveries.json',
    json(({ distribution }) => (distribution.mailFrom = 'x@x.example')),
    '改用的发件地址与审计记录不一致',
  ],
]
