/** Notices as they go out by a mailer of the test: sent when due, and read. */
import { sweep } from '#functions/workers/sweep.ts'
import type { Centre } from '../support/centre.ts'
import type { AskedMailer } from '../support/mailer.ts'

export const [WU, LIU] = ['wuxiaolan@kjt.example', 'liuyang@gat.example']

/** The steps at the centre, with the mailer, that `open` gives once it is open. */
export const noticingAt = (open: () => { centre: Centre; mailer: AskedMailer }) => ({
  async works(): Promise<void> {
    const { centre, mailer } = open()
    while ((await sweep({ ...centre.deps, mailer })) > 0);
  },
  /** What was sent since: to whom, about what. */
  sent: () => open().mailer.letters.map(({ to, message }) => [to.address, message.subject] as const),
  text: () =>
    open()
      .mailer.letters.map(({ message }) => message.text)
      .join('\n'),
})
