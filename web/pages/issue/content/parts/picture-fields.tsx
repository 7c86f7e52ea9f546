/** A picture that is there: seen small, with its words. */
import { LONGEST } from '#shared/content/part-limits.ts'
import { TextInput } from '../../../../parts/field.tsx'
import { pictureAddress } from '../../../../routes.ts'
import type { Picture } from '../../edited-parts.ts'
import { useTheDesk } from '../../use-desk.ts'
import { wrongText } from '../wrong-text.ts'

type Field = 'alt' | 'caption'

export function PictureFields({
  picture,
  onChange,
}: {
  picture: Picture
  onChange: (picture: Picture, field: Field) => void
}) {
  const { editable } = useTheDesk()
  return (
    <div className="picture" data-missing={picture.alt.trim() === '' || undefined}>
      <img className="picture-small" src={pictureAddress(picture.image)} alt={picture.alt} />
      <div className="picture-words">
        <PictureWords
          words={picture}
          readOnly={!editable}
          onChange={(words, field) => onChange({ ...picture, ...words }, field)}
        />
      </div>
    </div>
  )
}

type Words = { alt: string; caption?: string | undefined }
type WordsProps = { words: Words; readOnly?: boolean; onChange: (words: Words, field: Field) => void }

/** Its words for those who do not see it, and its caption. */
export const PictureWords = ({ words: { alt, caption = '' }, readOnly = false, onChange }: WordsProps) => (
  <>
    <TextInput
      label="文字说明"
      value={alt}
      readOnly={readOnly}
      onChange={(next) => onChange({ alt: next, caption }, 'alt')}
      error={wrongText(alt, LONGEST.alt)}
      hint="写明画面内容，读屏软件朗读，不印出"
    />
    <TextInput
      label="图题（可不填）"
      value={caption}
      readOnly={readOnly}
      onChange={(next) => onChange({ alt, caption: next }, 'caption')}
      error={wrongText(caption, LONGEST.caption)}
      hint="印在图下"
    />
  </>
)
