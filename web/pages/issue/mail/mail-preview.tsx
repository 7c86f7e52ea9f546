/** The issue's mail as its recipients will see it: head, size, the page in a frame of its own, the plain text; and a test of it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { inMegabytes } from '#shared/distribution/mail-size.ts'
import { answer, api } from '../../../api/client.ts'
import { issueMail } from '../../../api/queries.ts'
import { sentenceOf } from '../../../api/refused.ts'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { Loaded } from '../../../parts/waiting.tsx'
import { mailAddress } from '../../../routes.ts'
import { useTheDesk } from '../use-desk.ts'
import { useMailSize } from './mail-size.ts'

export function MailPreview({ onClose }: { onClose: () => void }) {
  const { issue } = useTheDesk()
  const query = useQuery({ ...issueMail(issue.id), staleTime: 0 })
  const { bytes, why } = useMailSize()
  const [narrow, setNarrow] = useState(false)
  return (
    <Dialog title="邮件预览" action={null} wide onClose={onClose}>
      <Loaded query={query}>
        {({ subject, from, replyTo, text }) => (
          <>
            <dl className="pairs">
              <dt>主题</dt>
              <dd className="break">{subject}</dd>
              <dt>发件人</dt>
              <dd className="break">{`${from.name} <${from.address}>`}</dd>
              <dt>回复到</dt>
              <dd className="break">{replyTo || '发件地址'}</dd>
              <dt>大小</dt>
              <dd>{bytes === null ? '排出 PDF 后可知' : `${inMegabytes(bytes)}（含 PDF 附件）`}</dd>
            </dl>
            {why !== null && <Notice tone="red">{why}</Notice>}
            {issue.state !== 'published' && <TestMail />}
            <div className="mail-widths">
              <Button small onPress={() => setNarrow(!narrow)}>
                {narrow ? '按电脑宽度看' : '按手机宽度看'}
              </Button>
            </div>
            <iframe
              className="mail-frame"
              data-narrow={narrow || undefined}
              title="邮件正文"
              sandbox=""
              src={mailAddress(issue.id)}
            />
            <details>
              <summary>纯文本（不显示格式的邮件程序看到的）</summary>
              <pre className="mail-text">{text}</pre>
            </details>
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
