/** Private mailboxes (个人邮箱): at a provider where anybody has one. */
import type { Found } from '../finding.ts'
import { halfWidth } from '../text/signs.ts'

const PROVIDERS =
  'qq|vip\\.qq|foxmail|163|126|yeah|188|vip\\.163|139|189|wo|sina|vip\\.sina|sohu|tom|21cn|aliyun|gmail|googlemail|outlook|hotmail|live|msn|icloud|me|yahoo|proton|protonmail'
const MAILBOX = new RegExp(
  `(?<![A-Za-z0-9._+-])[A-Za-z0-9][A-Za-z0-9._+-]{0,63}[@＠](?:${PROVIDERS})\\.(?:com\\.cn|com|cn|net)(?![A-Za-z0-9.-]*[A-Za-z0-9])`,
  'gi',
)

export const privateMailboxes = (text: string): Found<'leak-mailbox'>[] =>
  [...halfWidth(text).matchAll(MAILBOX)].map(({ 0: found, index }) => ({
    kind: 'leak-mailbox',
    start: index,
    end: index + found.length,
    message: `“${found}”是个人邮箱，请改为单位邮箱或删去`,
  }))
