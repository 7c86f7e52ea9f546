/** The view that is kept of the inbox of the issue at the desk, and how to change it. */
import { useReducer } from 'react'
import { useTheDesk } from '../use-desk.ts'
import { type InboxView, keepView, viewOf } from './inbox-view.ts'

export function useInboxView() {
  const { issue, person } = useTheDesk()
  const whose = { personId: person.id, issueId: issue.id }
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)
  const look = (change: Partial<InboxView>) => {
    keepView(whose, change)
    drawAgain()
  }
  return { view: viewOf(whose), look }
}
