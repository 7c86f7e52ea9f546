/** Said beside the printed page as soon as its mail would be too large to go out. */
import { Notice } from '../../../parts/notice.tsx'
import { useMailSize } from './mail-size.ts'

export function MailTooLarge() {
  const { why } = useMailSize()
  return why && <Notice tone="red">{why}</Notice>
}
