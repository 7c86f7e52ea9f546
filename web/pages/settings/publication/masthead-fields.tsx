/** Name, issuing unit, and how the mails are signed. */
import { LONGEST_PUBLICATION_NAME } from '#shared/centre/longest-name.ts'
import { DIGEST_MINUTES, digestMinutesOf, MOST_DIGEST_MINUTES } from '#shared/digest-span.ts'
import { MOST_ATTACHMENT_MB, USUAL_ATTACHMENT_MB } from '#shared/submission/attachment-limits.ts'
import { fieldError } from '../../../api/refused.ts'
import { Select, TextInput } from '../../../parts/field.tsx'
import type { PartProps } from './part-props.ts'

export const MastheadFields = ({ settings, set, error }: PartProps) => (
  <section className="card" aria-labelledby="masthead-title">
    <h2 id="masthead-title">报头和邮件</h2>
    <div className="fields-2">
      <TextInput
        label="刊名"
        value={settings.name}
        onChange={(name) => set({ name })}
        error={fieldError(error, 'settings.name')}
        hint={`报头红字，最多 ${LONGEST_PUBLICATION_NAME} 字`}
      />
      <TextInput
        label="编发单位"
        value={settings.issuingUnit}
        onChange={(issuingUnit) => set({ issuingUnit })}
        error={fieldError(error, 'issuingUnit')}
      />
      <TextInput
        label="发件人名称"
        value={settings.mail.fromName}
        onChange={(fromName) => set({ mail: { ...settings.mail, fromName } })}
        error={fieldError(error, 'mail.fromName')}
      />
      <TextInput
        label="回复邮箱（可不填）"
        type="email"
        value={settings.mail.replyTo}
        onChange={(replyTo) => set({ mail: { ...settings.mail, replyTo } })}
        error={fieldError(error, 'mail.replyTo')}
      />
      <Select
        label="来稿汇总邮件"
        value={String(digestMinutesOf(settings))}
        options={spans(settings.digestMinutes)}
        onChange={(minutes) => set({ digestMinutes: Number(minutes) })}
        error={fieldError(error, 'digestMinutes')}
        hint="各单位报送、撤回来稿，按此间隔汇总成一封邮件发给责任编辑"
      />
      <Select
        label="来稿附件的大小"
        value={String(settings.attachmentMb ?? USUAL_ATTACHMENT_MB)}
        options={sizes(settings.attachmentMb)}
        onChange={(mb) => set({ attachmentMb: Number(mb) })}
        error={fieldError(error, 'attachmentMb')}
        hint="单位随来稿添加的文件，每个不能超过这个大小"
      />
    </div>
  </section>
)

/** With the one that is set, where it is another. */
const sizes = (set = USUAL_ATTACHMENT_MB) =>
  [...new Set([5, 10, USUAL_ATTACHMENT_MB, MOST_ATTACHMENT_MB, set])]
    .toSorted((a, b) => a - b)
    .map((mb) => ({ value: String(mb), label: `不超过 ${mb} MB` }))

const SPANS = new Map([
  [0, '即时发送'],
  [10, '10 分钟汇总一次'],
  [30, '30 分钟汇总一次'],
  [60, '1 小时汇总一次'],
  [240, '4 小时汇总一次'],
  [MOST_DIGEST_MINUTES, '1 天汇总一次'],
])

/** With the one that is set, where it is another. */
const spans = (set = DIGEST_MINUTES) =>
  [...new Set([...SPANS.keys(), set])].map((minutes) => ({
    value: String(minutes),
    label: SPANS.get(minutes) ?? `${minutes} 分钟汇总一次`,
  }))
