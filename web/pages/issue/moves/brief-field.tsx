/** The field of 约稿要求: what a call asks for, in the editor's own words. */
import { LONGEST_BRIEF } from '#shared/issue/longest-brief.ts'
import { TextArea } from '../../../parts/field.tsx'

type Props = { value: string; onChange: (value: string) => void; error: string | undefined }

export const BriefField = (props: Props) => (
  <TextArea
    label="约稿要求（可不填）"
    rows={5}
    hint={`写明选题、篇幅和示例，最多 ${LONGEST_BRIEF} 字。填报页、约稿邮件和催报邮件照此显示。`}
    {...props}
  />
)
