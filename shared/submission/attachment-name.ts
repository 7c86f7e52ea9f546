/** The name of a file that was handed in, from then on. */
import { tidyLine, withoutInvisible } from '../text.ts'
import type { AttachmentType } from './attachment.ts'

const LONGEST = 80
/** What file systems do not take in a name. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}]/gu

/** The name without folders and what nobody sees, halves of characters replaced, with the ending of what the file is: a name cannot make it anything else. */
export function attachmentName(given: string, type: AttachmentType): string {
  const last = given.toWellFormed().split(/[\\/]/).at(-1) ?? ''
  const visible = tidyLine(withoutInvisible(last).text).replace(NOT_IN_NAMES, '')
  const [endings, ending] = type === 'jpg' ? [/\.jpe?g$/i, 'jpg'] : [new RegExp(`\\.${type}$`, 'i'), type]
  const stem = [...visible.replace(endings, '').replace(/^[.\s]+|[.\s]+$/g, '')].slice(0, LONGEST).join('')
  return `${stem || '附件'}.${ending}`
}
