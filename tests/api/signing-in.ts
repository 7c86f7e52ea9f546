/** Signing in step by step, by the front door and the mail that arrives. */
import { listOutbox, readOutbox } from '#functions/mail/outbox-reading.ts'
import type { Answer } from '../support/caller.ts'
import type { Centre } from '../support/centre.ts'

export const MINUTE = 60_000
export const EDITOR = 'zhoumin@centre.example'

export const cookieOf = ({ headers }: Answer) => headers.get('set-cookie')?.split(';')[0] ?? ''

export const signingInAt = (centre: Centre) => ({
  /** A second passes before each, so that the newest mail is known by its date. */
  ask: (email: string) => {
    centre.advance(1000)
    return centre.stranger.post('/api/sign-in', { email })
  },
  answer: (challengeId: string, code: string) => centre.stranger.post('/api/sign-in/code', { challengeId, code }),
  as: (cookie: string) => centre.stranger.raw('/api/me', { headers: { cookie } }),
  /** The code of the newest mail to a mailbox. */
  async mailedCode(email: string): Promise<string> {
    await centre.runAllWork()
    const lines = (await listOutbox(centre.outbox)).filter(
      ({ to, subject }) => to[0]?.address === email && subject.includes('验证码'),
    )
    const [newest] = lines.sort((a, b) => (a.date < b.date ? 1 : -1))
    const letter = newest && (await readOutbox(centre.outbox, newest.id))
    return /\b\d{6}\b/.exec(letter?.text ?? '')?.[0] ?? ''
  },
})
