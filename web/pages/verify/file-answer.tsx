/** The answer to one file: whether it was issued. */
import { Fragment } from 'react'
import { Link } from 'wouter'
import { minuteInChinese } from '#shared/calendar.ts'
import type { Issued } from '#shared/issue/issued.ts'
import { sentenceOf } from '../../api/refused.ts'
import { Notice } from '../../parts/notice.tsx'
import { routes } from '../../routes.ts'
import type { FileAsked } from './ask-about-file.ts'
import { ProofAnswer } from './proof-answer.tsx'

export function FileAnswer({ asked }: { asked: FileAsked }) {
  if (asked.kind === 'not-asked')
    return (
      <Notice tone="amber" title={asked.name}>
        <p>{asked.why}</p>
      </Notice>
    )
  if (asked.kind === 'failed')
    return (
      <Notice tone="red" title={asked.name}>
        <p>{sentenceOf(asked.error)}</p>
      </Notice>
    )
  if (asked.kind === 'proof') return <ProofAnswer name={asked.name} verdict={asked.verdict} issued={asked.issued} />
  const [first] = asked.issued
  if (!first)
    return (
      <Notice tone="red" title={`${asked.name}：不是签发的文件`}>
        <p>本系统没有签发过这份 PDF：它可能是草稿或送审稿，或在签发后被改动过、另存过。</p>
        <Fingerprint hash={asked.hash} />
      </Notice>
    )
  return asked.issued.map((issued) => (
    <Notice
      key={issued.issueId}
      tone={issued.correctedBy.length > 0 ? 'amber' : 'green'}
      title={`${asked.name}：是签发的文件${issued.correctedBy.length > 0 ? '，但已被更正' : ''}`}
    >
      <Facts issued={issued} />
      <Fingerprint hash={asked.hash} />
    </Notice>
  ))
}

const Facts = ({ issued }: { issued: Issued }) => (
  <dl className="pairs">
    <dt>刊期</dt>
    <dd>
      <Link href={routes.issue(issued.issueId)} className="link">
        〔{issued.publication}〕{issued.label}
      </Link>
      ，共 {issued.pages} 页
    </dd>
    {[
      { says: '更正', others: issued.corrects ? [issued.corrects] : [] },
      { says: '已由下列各期更正', others: issued.correctedBy },
    ].map(
      ({ says, others }) =>
        others.length > 0 && (
          <Fragment key={says}>
            <dt>{says}</dt>
            <dd>
              {others.map(({ issueId, label }) => (
                <Link key={issueId} href={routes.issue(issueId)} className="link">
                  {label}
                </Link>
              ))}
            </dd>
          </Fragment>
        ),
    )}
    <dt>签发</dt>
    <dd>
      {issued.signedBy}，{minuteInChinese(issued.signedAt)}
    </dd>
    <dt>审核</dt>
    <dd>
      {issued.approvals.map(({ stepName, personName, at }) => (
        <div key={stepName + at}>
          {stepName}　{personName}，{minuteInChinese(at)}
        </div>
      ))}
    </dd>
  </dl>
)

const Fingerprint = ({ hash }: { hash: string }) => (
  <p className="muted">
    SHA-256 <span className="hash">{hash}</span>
  </p>
)
