/** Why a submission cannot leave this form now, in words for beside the button. */
import type { Sending } from './attachments/sending-line.ts'

/** It would go, or be gone, without the file that is on its way. */
export const whyNotLeave = ({ under }: Pick<Sending, 'under'>): string | null => (under ? '附件正在上传，请稍候' : null)

/** `action`: what the button is called. */
export const whyNotHandIn = (text: string, sending: Pick<Sending, 'under'>, action: string): string | null =>
  text.trim() === '' ? `填写正文后即可${action}` : whyNotLeave(sending)
