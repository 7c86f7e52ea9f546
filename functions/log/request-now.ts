/** For which request something is done: its id goes along into each line of the log and into the work that it causes. */
import { AsyncLocalStorage } from 'node:async_hooks'

const requests = new AsyncLocalStorage<string>()

/** Does `what`, and all that follows from it, for the request of this id. */
export const forRequest = <T>(id: string, what: () => T): T => requests.run(id, what)

export const requestNow = (): string | undefined => requests.getStore()
