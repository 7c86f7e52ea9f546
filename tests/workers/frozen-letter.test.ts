/** Recipients see beside the file what was signed, though settings change and people come and go before it is sent. */
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadPerson } from '#functions/store/load.ts'
import { messageOf } from '#shared/issue/frozen-letter.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { askForSettings } from '../support/administering.ts'
import { damageFile } from '../support/damage.ts'
import { at } from '../support/issue-page.ts'
import { ok } from '../support/issue-steps.ts'
import { lettersOf } from '../support/letters.ts'
import { aMailer, issues } from '../support/mailer.ts'
import { SETTINGS_CHANGES } from '../support/settings-changes.ts'
import { decide, settle } from '../support/store/ledger.ts'
import { usingCorrections } from '../support/using-corrections.ts'

const { centre, editor, administrator, mailboxes, signed, ledger, proofHolds, correct, signedOff } =
  await usingCorrections()
beforeEach(() => centre.runAllWork())

const SOON = 60_000
const change = (how: Parameters<typeof askForSettings>[2]) => askForSettings(centre, administrator, how)
/** The settings as they were, in the end. */
async function changed<T>(how: Parameters<typeof askForSettings>[2], meanwhile: () => Promise<T>): Promise<T> {
  const { id: _, version: __, ...before } = PUBLICATION
  ok(await change(how))
  try {
    return await meanwhile()
  } finally {
    ok(await change(() => before))
  }
}

/** What goes out now, of these issues and no other: to whom of each, every mail held against what was signed. */
async function sent(...signedIssues: { issue: Issue; since?: Issue[] }[]): Promise<string[][]> {
  const mailer = aMailer()
  await centre.runAllWork({ mailer })
  const all = issues(mailer)
  const to = signedIssues.map(() => [] as string[])
  for (const letter of all) {
    const at = signedIssues.findIndex(
      ({ issue }) => lettersOf(centre, issue).letter.fileName === letter.attachments[0]?.name,
    )
    const of = signedIssues[at]
    if (!of) throw new Error(`${letter.attachments[0]?.name} is none of them`)
    const { is, mustBe } = await lettersOf(centre, of.issue).compared(letter, of.since)
    expect(is).toBe(mustBe)
    to[at]?.push(letter.to.address)
  }
  return to.map((addresses) => addresses.sort())
}

describe('a change of the settings after the signature changes no byte of the mails', () => {
  test.each(SETTINGS_CHANGES)('$what', async ({ change: how }) => {
    const issue = await signed()
    await changed(how, async () => {
      expect(await sent({ issue })).toEqual([mailboxes])
      expect(await proofHolds(issue)).toBe(true)
    })
  })

  test('any of them at once, before the hour that was set, with people and lists', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...SETTINGS_CHANGES], { minLength: 1 }), async (some) => {
        const issue = await signed({ sendAt: new Date(centre.now().getTime() + SOON).toISOString() })
        const all: Parameters<typeof askForSettings>[2] = (settings) => {
          let now = settings
          for (const one of some) now = { ...now, ...one.change(now) }
          return now
        }
        await changed(all, async () => {
          const { version, id, ...settings } = await loadPerson(centre.deps.table, 'zhou-min')
          const renamed = { ...settings, name: '周敏之' }
          ok(await administrator.put(`/api/people/${id}`, { version, person: renamed }))
          const recipient = {
            address: `new${issue.number}@centre.example`,
            name: '新来的',
            unit: '',
            lists: ['reporting'],
          }
          ok(await administrator.put(`/api/publications/${PUBLICATION.id}/recipients`, { version: null, recipient }))
          centre.advance(SOON)
          expect(await sent({ issue })).toEqual([mailboxes])
          const removal = { version: 1, address: recipient.address }
          ok(await administrator.post(`/api/publications/${PUBLICATION.id}/recipients/removals`, removal))
        })
      }),
      { numRuns: 6 },
    )
  })
})

const renamed =
  (to: string): Parameters<typeof askForSettings>[2] =>
  () => ({
    name: `${to}刊物`,
    issuingUnit: `${to}单位`,
    mail: { fromName: `${to}编辑部`, replyTo: `${to === '甲' ? 'a' : 'b'}@centre.example` },
  })
const someone = (address: string) => ({ address, name: '后来的', unit: '', lists: ['distribution'] })
const addLate = async (issue: Issue, address: string) =>
  ok(await decide(editor, issue, { move: 'add-late', recipient: someone(address), reason: '到任晚' }))

test('late mailboxes, mails sent again and corrections go out as each was signed, whatever was renamed since', async () => {
  const issue = await signed()
  await changed(renamed('甲'), async () => {
    expect(await sent({ issue })).toEqual([mailboxes])
    await addLate(issue, 'late@centre.example')
    expect(await sent({ issue })).toEqual([['late@centre.example']])
    // The correction is frozen with what is set now.
    const correction = await signedOff(await correct(issue))
    expect(lettersOf(centre, correction).letter).toMatchObject({
      from: { name: '甲编辑部' },
      replyTo: 'a@centre.example',
      subject: expect.stringContaining('〔甲刊物〕'),
    })
    ok(await change(renamed('乙')))
    expect(await sent({ issue: correction })).toEqual([[...mailboxes, 'late@centre.example'].sort()])
    // From now on the original's mails say what was signed with the correction.
    const [row] = (await ledger(issue)).deliveries
    ok(await settle(editor, issue, row ? [row] : [], 'resend', '对方来电索取'))
    expect(await sent({ issue, since: [correction] })).toEqual([[row?.address]])
    await addLate(issue, 'later@centre.example')
    expect(await sent({ issue, since: [correction] }, { issue: correction })).toEqual([
      ['later@centre.example'],
      ['later@centre.example'],
    ])
    expect(await proofHolds(issue)).toBe(true)
    expect(await proofHolds(correction)).toBe(true)
  })
})

describe('a correction whose letter is damaged', () => {
  test('stops the original’s mails before they say something else', async () => {
    const issue = await signed()
    await centre.runAllWork()
    const correction = await signedOff(await correct(issue))
    await centre.runAllWork()
    const { restore } = damageFile(centre, `letters/${correction.review?.letterHash}.json`, () => Buffer.from('{}'))
    await addLate(issue, 'late-of-both@centre.example')
    expect(await sent({ issue })).toEqual([[]])
    expect((await ledger(issue)).distribution).toMatchObject({
      state: 'refused',
      reason: `更正本期的2026年第${correction.number}期：邮件与签发时不一致`,
    })
    restore()
  })
})

describe('the address that mails come from', () => {
  /** The system sends from there, until the end of `meanwhile`. */
  async function sendingFrom<T>(address: string, meanwhile: () => Promise<T>): Promise<T> {
    const { mailFrom } = centre.deps.place
    centre.deps.place.mailFrom = address
    try {
      return await meanwhile()
    } finally {
      centre.deps.place.mailFrom = mailFrom
    }
  }

  test('is the signed one, or another that somebody decided on by name', async () => {
    const issue = await signed()
    await sendingFrom('new@centre.example', async () => {
      expect(await sent({ issue })).toEqual([[]])
      expect((await ledger(issue)).distribution).toMatchObject({
        state: 'refused',
        reason: expect.stringMatching(/从 chuangxun@centre\.example 发出.*却是 new@centre\.example/),
      })
      ok(await decide(administrator, issue, { move: 'restart', reason: '邮件系统换了发件地址' }))
      const mailer = aMailer()
      await centre.runAllWork({ mailer })
      expect(
        issues(mailer)
          .map(({ to }) => to.address)
          .sort(),
      ).toEqual(mailboxes)
      const { letter } = lettersOf(centre, issue)
      for (const { from, replyTo, message } of issues(mailer))
        expect({ from, replyTo, message }).toEqual({
          from: { ...letter.from, address: 'new@centre.example' },
          replyTo: letter.replyTo,
          message: messageOf(letter),
        })
      expect(await proofHolds(issue)).toBe(true)
      const { entries } = ok(await editor.get(`${at(issue)}/audit`))
      expect(entries.find(({ what }: { what: string }) => what === 'restart').facts).toEqual({
        mailFrom: 'new@centre.example',
      })
    })
    // Back at the signed one, it is asked again.
    await addLate(issue, 'late-sender@centre.example')
    expect(await sent({ issue })).toEqual([[]])
    ok(await decide(administrator, issue, { move: 'restart', reason: '换回来了' }))
    expect(await sent({ issue })).toEqual([['late-sender@centre.example']])
    expect(await proofHolds(issue)).toBe(true)
  })
})
