/** The button that saves an issue's words as a Word file. */
import { issueLabel } from '#shared/issue/issue-label.ts'
import { Download } from '../../parts/download.tsx'
import { issueDocxAddress } from '../../routes.ts'
import { useTheDesk } from './use-desk.ts'

export function WordFile() {
  const { issue, publication } = useTheDesk()
  return (
    <Download address={issueDocxAddress(issue.id)} name={`${publication.name}${issueLabel(issue)}.docx`}>
      导出 Word
    </Download>
  )
}
