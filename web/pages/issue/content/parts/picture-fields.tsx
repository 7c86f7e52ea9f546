/** A picture that is there: seen small, with its words. */
import { LONGEST } from '#shared/content/part-limits.ts'
import { pictureAddress } from '../../../../routes.ts'
import { CheckedInput } from '../../checks/checked-field.tsx'
import type { Picture } from '../../edited-parts.ts'
import { useTheDesk } from '../../use-desk.ts'
import { wrongText } from '../wrong-text.ts'

type Field = 'alt' | 'caption'

export function PictureFields({
  field,
  picture,
  onChange,
}: {
  /** Its place (field-ids.ts). */
  field: string
  picture: Picture
  onChange: (picture: Picture, field: Field) => void
}) {
  const { editable } = useTheDesk()
  return (
    <div className="picture" data-missing={picture.alt.trim() === '' || undefined}>
      <img className="picture-small" src={pictureAddress(picture.image)} alt={picture.alt} />
      <div className="picture-words">
        <PictureWords
          field={field}
          words={picture}
          readOnly={!editable}
          onChange={(words, field) => onChange({ ...picture, ...words }, field)}
        />
      </div>
    </div>
  )
}

type Words = { alt: string; caption?: string | undefined }
type WordsProps = { field: string; words: Words; readOnly?: boolean; onChange: (words: Words, field: Field) => void }

/** Its words for those who do not see it, and its caption. */
export const PictureWords = ({ field, words: { alt, caption = '' }, readOnly = false, onChange }: WordsProps) => (
  <>
    <CheckedInput
      field={`${field}.alt`}
      label="文字说明"
      value={alt}
      readOnly={readOnly}
      onChange={(next) => onChange({ alt: next, caption }, 'alt')}
      error={wrongText(alt, LONGEST.alt)}
      hint="写明画面内容，读屏软件朗读，不印出"
    />
    <CheckedInput
      field={`${field}.caption`}
      label="图题（可不填）"
      value={caption}
      readOnly={readOnly}
      onChange={(next) => onChange({ alt, caption: next }, 'caption')}
      error={wrongText(caption, LONGEST.caption)}
      hint="印在图下"
    />
  </>
)
