/** The kinds and limits of attachments; without zod, since pages ask them too. */

/** The kinds of file that are taken, by their content: how each is called, and its media type (IANA). */
export const ATTACHMENT_TYPES = {
  docx: { label: 'Word 文档', media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { label: 'Excel 表格', media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  pdf: { label: 'PDF', media: 'application/pdf' },
  png: { label: 'PNG 图片', media: 'image/png' },
  jpg: { label: 'JPEG 图片', media: 'image/jpeg' },
} as const

export const MOST_ATTACHMENTS = 10
/** What one may weigh where the settings do not say, and what they may say at most, in MB. */
export const USUAL_ATTACHMENT_MB = 20
export const MOST_ATTACHMENT_MB = 50

/** A file comes in parts of this many bytes, the last one shorter: Lambda takes 6 MB of request with the body in base64. */
export const PART_BYTES = 4_000_000
export const MOST_PARTS = 14

/** Bytes as people read them: `3.4 MB`, `820 KB`. */
export const bytesInWords = (bytes: number): string =>
  bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} KB`
