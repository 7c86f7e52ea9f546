/** All that reads what comes from outside reads it in linear time, whatever a long text repeats. */
import { expect, test } from 'vitest'
import { outcomeOfReply } from '#functions/mail/answers/smtp-reply.ts'
import { readSesEvent } from '#functions/mail/ses-events.ts'
import { readAddress } from '#shared/centre/mail-address.ts'
import { readCode } from '#shared/centre/read-code.ts'
import { checkLines } from '#shared/checks/check-lines.ts'
import { checkText } from '#shared/checks/text-checks.ts'
import { nearDuplicates } from '#shared/duplicates/near-duplicates.ts'
import { figuresIn } from '#shared/import/figures.ts'
import { readIssue } from '#shared/import/read-issue.ts'
import { joinLines } from '#shared/import/spaces.ts'
import { UnreadableText } from '#shared/import/unreadable.ts'
import { readBook } from '#shared/recipients/read-file.ts'
import { UnreadableSheet } from '#shared/recipients/sheet.ts'
import { judge } from '#shared/recipients/verdict.ts'
import { cleanedPaste } from '#shared/submission/cleaned-paste.ts'
import { tidy, tidyLine, unprintableIn, withoutInvisible } from '#shared/text.ts'
import { MARCH } from '../support/check-knowledge.ts'
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts'
import { anOldText } from '../support/print/an-old-text.ts'
import { xlsx } from '../support/xlsx.ts'

/** Below it nobody waits, and nothing can be told from it. */
const NOTICED_MS = 100
/** A text of sixteen times the length takes sixteen times as long where its reader is linear, 256 where it is square. */
const LONGER = 16
const MOST_TIMES = 64
const ISSUE = 60_000
const FILE = 100_000
/** As much as twenty pages: each of the checks reads it. */
const PAGES = 12_000

const HEADER = '单位,姓名,邮箱,名单\n'
const utf8 = (text: string) => new TextEncoder().encode(text)
const filled = (unit: string, length: number) => unit.repeat(Math.floor(length / unit.length))

/** What reads → the text of so many characters that it is given. */
const READERS: [string, number, (unit: string, length: number) => unknown][] = [
  [
    'texts that are compared',
    FILE,
    (unit, length) => nearDuplicates(['a', 'b'].map((id) => ({ id, text: filled(unit, length) }))),
  ],
  ['a text that is tidied', ISSUE, (unit, length) => tidy(filled(unit, length))],
  ['a line that is tidied', ISSUE, (unit, length) => tidyLine(filled(unit, length))],
  ['a text whose characters are looked at', FILE, (unit, length) => unprintableIn(filled(unit, length))],
  ['a text that is pasted', FILE, (unit, length) => withoutInvisible(filled(unit, length))],
  ['a text that is pasted into the form', FILE, (unit, length) => cleanedPaste(filled(unit, length))],
  ['a mailbox', FILE, (unit, length) => readAddress(filled(unit, length))],
  ['a code', FILE, (unit, length) => readCode(filled(unit, length))],
  [
    'a text that is checked',
    PAGES,
    (unit, length) => checkText(filled(unit, length), MARCH, { form: 'paragraphs', numbered: true }),
  ],
  ['lines that are checked', PAGES / 2, (unit, length) => checkLines(linesOf(unit, length).join('\n'), MARCH)],
  ['figures in a text', ISSUE, (unit, length) => figuresIn(filled(unit, length))],
  ['lines of a paragraph', ISSUE, (unit, length) => joinLines(filled(unit, length).split('\n'))],
  ['an old issue', ISSUE, (unit, length) => readIssue(filled(unit, length))],
  ['the head of an old issue', ISSUE, (unit, length) => readIssue(anOldText({ head: [filled(unit, length)] }))],
  ['the heads of an old issue', ISSUE, (unit, length) => readIssue(anOldText({ head: linesOf(unit, length) }))],
  [
    'an item of an old issue',
    ISSUE,
    (unit, length) => readIssue(anOldText({ items: ['二、动态', `（一）${filled(unit, length)}`] })),
  ],
  [
    'lines of an item',
    ISSUE,
    (unit, length) => readIssue(anOldText({ items: ['二、动态', '（一）甲', ...linesOf(unit, length)] })),
  ],
  ['the colophon of an old issue', ISSUE, (unit, length) => readIssue(`${anOldText({})}\n报：${filled(unit, length)}`)],
  [
    'lines of a colophon',
    ISSUE,
    (unit, length) => readIssue(`${anOldText({})}\n${linesOf(`${unit}、`, length).join('\n')}`),
  ],
  ['a list', FILE, (unit, length) => judge(readBook(utf8(filled(unit, length))))],
  [
    'a cell of a list',
    FILE,
    (unit, length) => judge(readBook(utf8(`${HEADER}"${filled(unit, length)}",乙,a@b.cn,报\n`))),
  ],
  [
    'rows of a list',
    FILE,
    (unit, length) =>
      judge(readBook(utf8(HEADER + `"${filled(unit, 900)}",乙,"${filled(unit, 900)}",报\n`.repeat(length / 2000)))),
  ],
  ['what a mail server says', FILE, (unit, length) => outcomeOfReply(`550 ${filled(unit, length)}`, 'RCPT TO')],
  ['what SES tells', FILE, (unit, length) => readSesEvent(bounced(filled(unit, length)))],
]

/** Lines of 20 characters or so. */
const linesOf = (unit: string, length: number): string[] => Array.from({ length: length / 20 }, () => filled(unit, 19))

const bounced = (words: string): string =>
  JSON.stringify({
    source: 'aws.ses',
    detail: {
      eventType: 'Bounce',
      mail: { timestamp: '2026-03-01T00:00:00.000Z', messageId: 'a' },
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: words,
        bouncedRecipients: [{ action: 'failed', status: words, diagnosticCode: words }],
        timestamp: '2026-03-01T00:00:00.000Z',
      },
    },
  })

/** Reads it, or refuses it by its own error. */
function reads(read: () => unknown): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof UnreadableText || error instanceof UnreadableSheet)) throw error
  }
}

/** CPU time of this process, so that other ones do not count. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** A collection of garbage falls into one of the runs, not into each. */
const leastOf = (runs: number, measure: () => number): number => Math.min(...Array.from({ length: runs }, measure))

test.each(READERS)('%s', (_, length, read) => {
  for (const [what, unit] of HOSTILE_TEXTS) {
    const cost = (characters: number) => cpuMs(() => reads(() => read(unit, characters)))
    if (cost(length) < NOTICED_MS) continue
    const times = () => leastOf(3, () => cost(length)) / leastOf(3, () => cost(length / LONGER))
    // What else runs here may make one measure too long; a square reader is too slow each time.
    let least = times()
    for (let more = 0; more < 3 && least >= MOST_TIMES; more += 1) least = Math.min(least, times())
    expect(least, what).toBeLessThan(MOST_TIMES)
  }
})

const PART = 'xl/worksheets/sheet2.xml'
const cells = (xml: string) => ({ [PART]: `<worksheet><sheetData><row>${xml}</row></sheetData></worksheet>` })
const texts = (xml: string) => ({ 'xl/sharedStrings.xml': `<sst><si><t>${xml}</t></si></sst>` })
const many = (unit: string) => filled(unit, 15_000_000)

// A file of a few kB unfolds to as much as a part may be.
test.each<[string, Record<string, string>, string]>([
  ['attributes', cells(`<c ${many('a="1" ')}/>`), '内部格式不对'],
  ['cells', cells(many('<c/>')), '内容过多'],
  ['comments', cells(many('<!---->')), '内容过多'],
  ['references', texts(many('&amp;')), '内容过多'],
  ['ampersands', texts(many('&')), '内部格式不对'],
  ['blanks in an element', cells(`<c${many(' ')}`), '内部格式不对'],
  ['elements in one another', cells(many('<c>')), '内部格式不对'],
])('a spreadsheet of millions of %s is refused with a sentence', (_, parts, says) => {
  const file = xlsx([['单位', '姓名', '邮箱', '名单']], parts)
  expect(() => readBook(file)).toThrow(says)
})
