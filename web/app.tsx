/** The web as a whole: who is signed in decides whether it is the sign-in page or the shell with its pages. */
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { me } from './api/queries.ts'
import { queryClient } from './api/query-client.ts'
import { PersonContext } from './api/signed-in-person.ts'
import { SignIn } from './pages/sign-in/sign-in.tsx'
import { Failure, Loading } from './parts/waiting.tsx'
import { Shell } from './shell.tsx'

export const App = () => (
  <QueryClientProvider client={queryClient}>
    <Whole />
  </QueryClientProvider>
)

function Whole() {
  const query = useQuery(me)
  if (query.data === undefined)
    return (
      <main className="alone">
        {query.isError ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : <Loading />}
      </main>
    )
  if (query.data === null) return <SignIn />
  return (
    <PersonContext value={query.data} key={query.data.id}>
      <Shell />
    </PersonContext>
  )
}
