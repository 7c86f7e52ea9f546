/** Keeps what this release could not read of a list beside that list, for its page to tell. */
import type { QueryClient } from '@tanstack/react-query'
import type { Unread } from '#shared/unread.ts'

/** The key that it is kept under. */
export const unreadOf = (key: readonly unknown[]) => ['unread', ...key]

/** What a query of the list is given. */
export type Reading = { client: QueryClient; queryKey: readonly unknown[] }

/** A list as it was read; what of it could not be is kept beside it, for the page to tell. */
export async function noting<T extends { unread?: Unread | undefined }>(
  { client, queryKey }: Reading,
  reading: Promise<T>,
): Promise<T> {
  const read = await reading
  client.setQueryData(unreadOf(queryKey), read.unread ?? null)
  return read
}
