/** The pictures that came with the submissions of an item, as attachments: each is taken by one press, and looked at before it is added. */
import { useQuery } from '@tanstack/react-query'
import type { Attachment } from '#shared/submission/attachment.ts'
import { bytesInWords } from '#shared/submission/attachment-limits.ts'
import { accepted } from '../../../../api/client.ts'
import { submissions } from '../../../../api/queries.ts'
import { sentenceOf } from '../../../../api/refused.ts'
import { Button } from '../../../../parts/button.tsx'
import { Notice } from '../../../../parts/notice.tsx'
import { useAct } from '../../../../parts/use-act.ts'
import { attachmentsAddress } from '../../../../routes.ts'
import { itemOfAnchor } from '../../field-ids.ts'
import { useTheDesk } from '../../use-desk.ts'

const MEDIA: Partial<Record<Attachment['type'], string>> = { png: 'image/png', jpg: 'image/jpeg' }

/** `anchor`: of the item (field-ids.ts); a section has no submissions. */
export function BroughtPictures({ anchor, onFile }: { anchor: string; onFile: (file: File) => void }) {
  const { issue, mine } = useTheDesk()
  const itemId = itemOfAnchor(anchor)
  const items = mine.sections.flatMap((section) => (section.kind === 'items' ? section.items : []))
  const from = items.find(({ id }) => id === itemId)?.from ?? []
  const { data = [] } = useQuery({ ...submissions(issue.id), enabled: from.length > 0 })
  const { busy, error, run } = useAct()
  const pictures = data
    .filter(({ id }) => from.includes(id))
    .flatMap(({ id, attachments = [] }) =>
      attachments.flatMap(({ name, type, bytes, sha256 }) => {
        const media = MEDIA[type]
        const address = `${attachmentsAddress({ issueId: issue.id, submissionId: id })}/${sha256}`
        return media ? [{ name, bytes, media, address }] : []
      }),
    )
  if (pictures.length === 0) return null
  return (
    <>
      <ul className="attachments" aria-label="来稿所附的图片">
        {pictures.map(({ name, bytes, media, address }) => (
          <li key={address}>
            <Button
              small
              isDisabled={busy}
              aria-label={`用来稿所附的${name}`}
              onPress={() =>
                void run(async () => {
                  const response = await accepted(fetch(address))
                  onFile(new File([await response.blob()], name, { type: media }))
                })
              }
            >
              用这张
            </Button>
            <span>来稿所附：{name}</span>
            <span className="muted">{bytesInWords(bytes)}</span>
          </li>
        ))}
      </ul>
      {error !== null && <Notice tone="red">{sentenceOf(error)}</Notice>}
    </>
  )
}
