/** A letter to test with, parts of it replaced. */
import type { Letter } from '#functions/mail/port.ts'

/** Every byte value, twice over and off base64's step, so that a changed or lost byte shows. */
export const BYTES = Uint8Array.from({ length: 70_001 }, (_, at) => (at * 7 + (at >> 8)) % 256)

export const aLetter = (part: Partial<Letter> = {}): Letter => ({
  id: 'delivery-1',
  from: { name: '示范市政务服务中心', address: 'bulletin@office.example' },
  to: { name: '王芳', address: 'wangfang@dept.example' },
  replyTo: 'editor@office.example',
  message: { subject: '〔示范简报〕2026年第2期', text: '全文见附件。\n', html: '<p>全文见附件。</p>' },
  attachments: [{ name: '示范简报2026年第2期.pdf', type: 'application/pdf', bytes: BYTES }],
  sentAt: '2026-02-14T02:00:00.000Z',
  ...part,
})
