/** How somebody looks at the inbox of an issue: filter, search and the roster's fold stay while the window is open. */
import type { FilterName } from './inbox.ts'

export type InboxView = {
  filter: FilterName
  search: string
  /** `isOpen`: null until it is folded or unfolded by hand. */
  roster: { which: string; search: string; isOpen: boolean | null }
}
type Whose = { personId: string; issueId: string }

const AT_FIRST: InboxView = { filter: 'all', search: '', roster: { which: '', search: '', isOpen: null } }
const kept = new Map<string, InboxView>()
const keyOf = ({ personId, issueId }: Whose) => `${personId} ${issueId}`

export const viewOf = (whose: Whose): InboxView => kept.get(keyOf(whose)) ?? AT_FIRST

export function keepView(whose: Whose, change: Partial<InboxView>): void {
  kept.set(keyOf(whose), { ...viewOf(whose), ...change })
}
