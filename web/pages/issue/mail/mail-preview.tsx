/** The issue's mail as its recipients will see it, with its size, and a test of it. */
import { useQuery } from '@tanstack/react-query'
import { inMegabytes } from '#shared/distribution/mail-size.ts'
import { answer, api } from '../../../api/client.ts'
import { issueMail } from '../../../api/queries.ts'
import { sentenceOf } from '../../../api/refused.ts'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { Loaded, useAnswered } from '../../../parts/waiting.tsx'
import { useTheDesk } from '../use-desk.ts'
import { MailBody, MailHead } from './mail-shown.tsx'
import { useMailSize } from './mail-size.ts'

export function MailPreview({ onClose }: { onClose: () => void }) {
  const { issue } = useTheDesk()
  const query = useQuery({ ...issueMail(issue.id), staleTime: 0 })
  const { bytes, why } = useMailSize()
  return (
    <Dialog title="邮件预览" action={null} wide waiting={!useAnswered(query)} onClose={onClose}>
      <Loaded query={query}>
        {(mail) => (
          <>
            <MailHead mail={mail}>
              <dt>大小</dt>
              <dd>{bytes === null ? '排出 PDF 后可知' : `${inMegabytes(bytes)}（含 PDF 附件）`}</dd>
            </MailHead>
            {why !== null && <Notice tone="red">{why}</Notice>}
            {issue.state !== 'published' && <TestMail />}
            <MailBody text={mail.text} />
          </>
        )}
      </Loaded>
    </Dialog>
  )
}

/** Only an editor sends one, and only to themselves. */
function TestMail() {
  const { issue, person } = useTheDesk()
  const { busy, error, run } = useAct()
  if (!person.roles.includes('editor')) return null
  const send = () =>
    run(async () => {
      const { to } = await answer(api.issues[':issueId']['test-mails'].$post({ param: { issueId: issue.id } }))
      toast(`测试邮件正在发往 ${to}`)
    })
  return (
    <>
      <p>
        <Button isDisabled={busy} onPress={() => void send()}>
          {busy ? '正在办理…' : '发送测试邮件给我'}
        </Button>{' '}
        <span className="muted break">只发到 {person.email}，附带当前内容的 PDF。</span>
      </p>
      {error !== null && <Notice tone="red">{sentenceOf(error)}</Notice>}
    </>
  )
}
