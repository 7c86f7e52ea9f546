/** The attachments of a submission in one sentence, for whom hands it in: what is not named here does not go with it. */
import type { Attachment } from '#shared/submission/attachment.ts'
import type { Failed } from './sending-line.ts'

export const attachmentsInWords = (attachments: readonly Pick<Attachment, 'name'>[] = []): string =>
  attachments.length === 0
    ? '没有附件。'
    : `附件 ${attachments.length} 个：${attachments.map(({ name }) => name).join('、')}。`

/** Files that she chose and that are not among them; null where there are none. */
export const notAmongThem = (failed: readonly Failed[]): string | null =>
  failed.length === 0
    ? null
    : `${failed.map(({ name }) => `“${name}”`).join('、')}没有添加，不随这篇来稿报送。要一并报送的，请返回再添加一次。`
