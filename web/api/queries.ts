/** All that the web reads, each with its key: one place to ask, one place to invalidate. */
import { keepPreviousData, queryOptions, replaceEqualDeep } from '@tanstack/react-query'
import type { Person } from '#shared/centre/person.ts'
import type { Issue, ListedIssue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { answer, api } from './client.ts'
import { everyRow, from } from './every-page.ts'
import { noting } from './noting.ts'
import { Refused } from './refused.ts'

export const keys = {
  me: ['me'],
  publications: ['publications'],
  issues: ['issues'],
  issue: (id: string) => ['issue', id],
  calls: ['calls'],
  call: (issueId: string) => ['call', issueId],
  people: ['people'],
  recipients: ['recipients'],
  suppressions: ['suppressions'],
} as const

/** Who is signed in, or null. */
export const me = queryOptions({
  queryKey: keys.me,
  queryFn: (): Promise<Person | null> =>
    answer(api.me.$get()).catch((error) => {
      if (error instanceof Refused && error.code === 'not-signed-in') return null
      throw error
    }),
  staleTime: Number.POSITIVE_INFINITY,
})

export const publications = queryOptions({
  queryKey: keys.publications,
  queryFn: async (of) => (await noting(of, answer(api.publications.$get()))).publications,
  staleTime: 60_000,
})

/** The same, read anew beside what is being edited. */
export const latestPublications = queryOptions({
  queryKey: ['latest', ...keys.publications],
  queryFn: async () => (await answer(api.publications.$get())).publications,
  staleTime: 0,
  gcTime: 0,
})

/** A page of them, with where the signed ones stand; `after` null is the first. */
export const issueList = (publicationId: string, after: string | null = null) =>
  queryOptions({
    queryKey: [...keys.issues, publicationId, after],
    queryFn: () =>
      answer(
        api.publications[':publicationId'].issues.$get({
          param: { publicationId },
          query: from(after),
        }),
      ),
  })

/** The newest of them. */
export const issues = (publicationId: string) => ({
  ...issueList(publicationId),
  select: ({ issues }: { issues: ListedIssue[] }) => issues,
})

/** For what is about to be edited: what was saved a moment ago may have been changed by another since. */
export const ANEW = { refetchOnMount: 'always' } as const

/** An answer that was under way while something was saved is older than what the save answered: the newer one stays. */
const newerOf =
  <T>(versionOf: (row: T) => number) =>
  (known: unknown, read: unknown): T => {
    // What the cache holds under a key is what the query of this key put there.
    const [before, now] = [known as T | undefined, read as T]
    return before !== undefined && versionOf(before) > versionOf(now) ? before : replaceEqualDeep(before, now)
  }

export const issue = (issueId: string) =>
  queryOptions({
    queryKey: keys.issue(issueId),
    queryFn: (): Promise<Issue> => answer(api.issues[':issueId'].$get({ param: { issueId } })),
    structuralSharing: newerOf(({ version }: Issue) => version),
  })

/** The same, read anew beside what is being edited. */
export const latestIssue = (issueId: string) =>
  queryOptions({
    queryKey: ['latest', ...keys.issue(issueId)],
    queryFn: (): Promise<Issue> => answer(api.issues[':issueId'].$get({ param: { issueId } })),
    staleTime: 0,
    gcTime: 0,
  })

export const submissions = (issueId: string) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'submissions'],
    queryFn: (of) =>
      everyRow(
        (query) => answer(api.issues[':issueId'].submissions.$get({ param: { issueId }, query })),
        (page) => page.submissions,
        of,
      ),
  })

/** What was printed before it; that changes when an issue is signed, which is once a month. */
export const printedBefore = (issueId: string) =>
  queryOptions({
    queryKey: ['printed-before', issueId],
    queryFn: () => answer(api.issues[':issueId']['printed-before'].$get({ param: { issueId } })),
    staleTime: 600_000,
  })

const everyDepartment = (issueId: string) =>
  everyRow(
    (query) => answer(api.issues[':issueId'].departments.$get({ param: { issueId }, query })),
    (page) => page.departments,
  )

/** How its departments stand. */
export const departments = (issueId: string) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'departments'],
    queryFn: () => everyDepartment(issueId),
  })

/** The same, read anew for what is decided on it. */
export const latestDepartments = (issueId: string) =>
  queryOptions({
    queryKey: ['latest', ...keys.issue(issueId), 'departments'],
    queryFn: () => everyDepartment(issueId),
    staleTime: 0,
    gcTime: 0,
  })

/** Who would approve it and whom it would go to, read anew. */
export const beforeReview = (issueId: string) =>
  queryOptions({
    queryKey: ['latest', ...keys.issue(issueId), 'before-review'],
    queryFn: () => answer(api.issues[':issueId']['before-review'].$get({ param: { issueId } })),
    staleTime: 0,
    gcTime: 0,
  })

type ReadSubmission = { submission: Submission; printed: string | null }

export const submission = (issueId: string, submissionId: string) =>
  queryOptions({
    queryKey: [...keys.call(issueId), submissionId],
    queryFn: () =>
      answer(api.issues[':issueId'].submissions[':submissionId'].$get({ param: { issueId, submissionId } })),
    structuralSharing: newerOf(({ submission: { version } }: ReadSubmission) => version),
  })

/** The same, read anew beside what is being edited. */
export const latestSubmission = (issueId: string, submissionId: string) =>
  queryOptions({
    queryKey: ['latest', ...keys.call(issueId), submissionId],
    queryFn: () =>
      answer(api.issues[':issueId'].submissions[':submissionId'].$get({ param: { issueId, submissionId } })),
    staleTime: 0,
    gcTime: 0,
  })

/** The revision that is under review or was signed, and the one that its reader decided on before. */
export const reviewShown = (issueId: string) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'review'],
    queryFn: () => answer(api.issues[':issueId'].review.$get({ param: { issueId } })),
    staleTime: 60_000,
  })

/** Whom it would go to now, and a page of them; `after` null is the first. */
export const recipientsNow = (issueId: string, after: string | null = null) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'recipients', after],
    queryFn: () => answer(api.issues[':issueId'].recipients.$get({ param: { issueId }, query: from(after) })),
    placeholderData: keepPreviousData,
  })

/** The issue's mail as it would go out now, as far as it is saved. */
export const issueMail = (issueId: string) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'mail'],
    queryFn: () => answer(api.issues[':issueId'].mail.$get({ param: { issueId } })),
  })

/** Whether mail is paused, and why. */
export const mailPause = queryOptions({
  queryKey: ['mail-pause'],
  queryFn: () => answer(api['mail-pause'].$get()),
})

/** How an issue's distribution stands, without its ledger; what it says of a pause is what every page says from then on. */
export const distribution = (issueId: string) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'distribution'],
    queryFn: async ({ client }) => {
      const read = await answer(api.issues[':issueId'].deliveries.$get({ param: { issueId }, query: { limit: '0' } }))
      client.setQueryData(mailPause.queryKey, { pause: read.pause })
      return read
    },
  })

/** The corrections of an issue, whatever state they are in, and where the signed ones stand. */
export const corrections = (issueId: string) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'corrections'],
    queryFn: () => answer(api.issues[':issueId'].corrections.$get({ param: { issueId }, query: {} })),
  })

/** The centre's own font files, or null where no folder is set. */
export const ownFonts = queryOptions({
  queryKey: ['fonts'],
  queryFn: async () => (await answer(api.fonts.$get())).fonts,
})

export const people = queryOptions({
  queryKey: keys.people,
  queryFn: (of) =>
    everyRow(
      (query) => answer(api.people.$get({ query })),
      (page) => page.people,
      of,
    ),
})
