/** Code uses the words of docs/words.md: one word for one thing, but for the names that stored rows and callers know. */
import { expect, test } from 'vitest'
import { SOURCES } from './sources.ts'

const PRODUCTION = SOURCES.filter(({ path }) => !path.startsWith('tests/')).map(({ path, code }) => ({
  path,
  names: new Set(code.replace(/(['"`])(?:(?!\1|\\|\n).|\\.)*\1/g, "''").match(/\b\w+\b/g)),
}))

/** `in`: where the word is not used. `stays`: files where it does, each with the stored or public name that it is. */
const NOT_USED: { word: RegExp; say: string; in: string; stays: Record<string, string> }[] = [
  {
    word: /mailbox/i,
    say: 'address',
    in: '',
    stays: {
      'functions/acts/distribution/distribution-effects.ts': 'a fact of the record, how many',
      'functions/acts/distribution/suppressions.ts': 'a fact of the record',
      'functions/acts/facts.ts': 'a fact of the record',
      'functions/api/routes/deliveries.ts': 'a fact of the record, how many',
      'functions/api/routes/recipients.ts': 'a fact of the record, how many',
      'functions/cli/recipients.ts': 'what the command prints',
      'functions/mail/answers/smtp-rules.ts': 'words of mail servers',
      'functions/mail/known-by-event.ts': 'a word of SES',
      'functions/sign-in/limits.ts': 'a key of stored counts; the address there is that of the network',
      'functions/store/keys.ts': 'a key of stored rows',
      'functions/workers/distribution/answers-alike.ts': 'whose fault it is (about.ts)',
      'functions/workers/distribution/distribute.ts': 'a fact of the record, how many',
      'functions/workers/notices/notice-mails.ts': 'how many',
      'shared/audit-facts.ts': 'facts of the record',
      'shared/checks/leaks/private-mailbox.ts': 'the check of private mailboxes',
      'shared/checks/text-checks.ts': 'the check of private mailboxes',
      'shared/distribution/about.ts': 'whose fault it is: the mailbox refuses, not its address',
      'shared/mail/issue-published.ts': 'how many',
      'shared/proof/check-audit.ts': 'a fact of the record, how many',
      'shared/requests.ts': 'a member of the API, how many',
      'web/pages/issue/deliveries/resend-all.tsx': 'a member of the API, how many',
      'web/pages/settings/recipients/remembered-columns.ts': 'what lies in browsers',
    },
  },
  {
    word: /^roles$/,
    say: 'lists',
    in: 'shared/recipients/',
    stays: {},
  },
  {
    word: /^(press|shelf|pace|paced|lazily|unseal|eachAtOnce|whileStale)$/,
    say: 'what it is: a browser, rules, a rate, a lazy part, a secret, concurrently, when stale',
    in: '',
    stays: {},
  },
]

test.each(NOT_USED)('$say, not $word', ({ word, in: folder, stays }) => {
  const using = PRODUCTION.filter(
    ({ path, names }) => path.startsWith(folder) && [...names].some((one) => word.test(one)),
  )
  expect(using.map(({ path }) => path)).toEqual(Object.keys(stays))
})
