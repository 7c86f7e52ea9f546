/** Name, issuing unit, and how the mails are signed. */
import { fieldError } from '../../../api/refused.ts'
import { TextInput } from '../../../parts/field.tsx'
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
        hint="报头红字，最多 30 字"
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
    </div>
  </section>
)
