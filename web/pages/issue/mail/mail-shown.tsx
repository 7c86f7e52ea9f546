/** An issue's mail as its recipients will see it: its head in words, its page in a frame of its own, the plain text. */
import { type ReactNode, useState } from 'react'
import { Button } from '../../../parts/button.tsx'
import { mailAddress } from '../../../routes.ts'
import { useTheDesk } from '../use-desk.ts'

type Head = { subject: string; from: { name: string; address: string }; replyTo: string; fileName: string }

export const MailHead = ({
  mail: { subject, from, replyTo, fileName },
  children,
}: {
  mail: Head
  children?: ReactNode
}) => (
  <dl className="pairs">
    <dt>主题</dt>
    <dd className="break">{subject}</dd>
    <dt>发件人</dt>
    <dd className="break">{`${from.name} <${from.address}>`}</dd>
    <dt>回复到</dt>
    <dd className="break">{replyTo || '发件地址'}</dd>
    <dt>附件</dt>
    <dd className="break">{fileName}</dd>
    {children}
  </dl>
)

export function MailBody({ text }: { text: string }) {
  const { issue } = useTheDesk()
  const [narrow, setNarrow] = useState(false)
  return (
    <>
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
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
        <pre className="mail-text" tabIndex={0}>
          {text}
        </pre>
      </details>
    </>
  )
}
