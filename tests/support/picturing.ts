/** Handing in a picture at the API, by its bytes. */
import type { Answer, Caller } from './caller.ts'

/** Said to be of `type`. */
export const handInPicture = (caller: Caller, file: Uint8Array, type = 'image/png'): Promise<Answer> =>
  caller.raw('/api/pictures', { method: 'POST', body: new Uint8Array(file), headers: { 'content-type': type } })
