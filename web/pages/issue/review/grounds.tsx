/** The grounds of an approval (依据): revision, mail, and the hashes by which each can be held against its file; folded. */
import type { Issue } from '#shared/issue/issue.ts'

type Props = {
  issue: Issue
  /** Undefined while it is being read, and where no mail was frozen. */
  mail?: { subject: string; from: { name: string }; fileName: string; letterHash: string | null } | undefined
  recipients?: { hash: string; count: number } | undefined
}

export function Grounds({ issue: { review, signOff }, mail, recipients }: Props) {
  if (!review && !signOff) return null
  const pdf = review?.pdf
  const hashes = [
    ['内容哈希', review?.contentHash],
    ['PDF 哈希', pdf?.hash ?? '正在排版…'],
    ['邮件哈希', mail?.letterHash ?? review?.letterHash],
    ['名单哈希', recipients?.hash ?? signOff?.recipientsHash],
  ] as const
  return (
    <details className="grounds">
      <summary>依据（用于核对文件）</summary>
      <dl className="pairs pairs-small">
        <dt>修订版</dt>
        <dd>
          第 {review?.revision ?? signOff?.revision} 稿{pdf && `，${pdf.pages} 页`}
        </dd>
        {mail && (
          <>
            <dt>邮件</dt>
            <dd className="break">{`${mail.subject}，由 ${mail.from.name} 发出，附件 ${mail.fileName}`}</dd>
          </>
        )}
        {hashes.map(([label, hash]) =>
          hash ? (
            <div key={label} className="pair">
              <dt>{label}</dt>
              <dd className="hash">{hash}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </details>
  )
}
