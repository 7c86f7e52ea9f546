/** The mail that is approved with the PDF: as it was frozen for review, and as it goes out whatever is set since. */
import { useQuery } from '@tanstack/react-query'
import { issueMail } from '../../../api/queries.ts'
import { Loaded } from '../../../parts/waiting.tsx'
import { MailBody, MailHead } from '../mail/mail-shown.tsx'
import { useTheDesk } from '../use-desk.ts'

export function FrozenMail() {
  const { issue } = useTheDesk()
  const query = useQuery(issueMail(issue.id))
  return (
    <section aria-labelledby="mail-title">
      <h2 id="mail-title">邮件</h2>
      <Loaded query={query}>
        {(mail) => (
          <>
            <MailHead mail={mail} />
            <MailBody text={mail.text} />
          </>
        )}
      </Loaded>
    </section>
  )
}
