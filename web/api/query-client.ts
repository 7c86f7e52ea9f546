/** The cache of what was read: tries again only what may pass, and forgets everything of a person who left. */
import { QueryClient } from '@tanstack/react-query'
import { onSignedOut } from './client.ts'
import { keys } from './queries.ts'
import { isPassing } from './refused.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: (failures, error) => failures < 2 && isPassing(error), staleTime: 2_000 },
  },
})

/** A session that ended while someone was at work: sign-in is shown again, what they typed lies in their drafts. */
let expired = false
export const hasExpired = () => expired
/** A person who is signing out has ended the session themselves: what the page still asked for is refused, and nothing expired. */
let leaving = false

onSignedOut(() => {
  if (!leaving && queryClient.getQueryData(keys.me)) {
    expired = true
    queryClient.setQueryData(keys.me, null)
  }
})

/** Signs out by `end`, and shows the sign-in page. @throws Refused where `end` does: then nobody was signed out. */
export async function signOutBy(end: () => Promise<unknown>): Promise<void> {
  leaving = true
  try {
    await end()
    queryClient.setQueryData(keys.me, null)
    startAfresh()
  } finally {
    leaving = false
  }
}

/** After signing in or out: nothing that another person read may be shown. */
export function startAfresh(): void {
  expired = false
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] })
}

// Back to a page that the browser kept as it was: whose it is is asked anew before any of it is shown. What was typed lies in drafts.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) window.location.reload()
})
