/** The words that the refusal of an old text names, all of them; none where it is read. */
import { readIssue } from '#shared/import/read-issue.ts'
import { UnreadableText } from '#shared/import/unreadable.ts'

export function toldOf(text: string): string[] {
  try {
    readIssue(text)
  } catch (error) {
    if (error instanceof UnreadableText) return error.unread.map(({ words }) => words)
    throw error
  }
  return []
}
