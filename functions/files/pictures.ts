/** The pictures of issues lie in the file store under the sha256 of their file. */
import { type Kept, readHashed } from './hashed.ts'
import type { Files } from './port.ts'

export const pictureKey = (image: string): string => `pictures/${image}`

export const keptPicture = (image: string): Kept => ({ key: pictureKey(image), hash: image })

/** A printer's `pictures`, from the file store. What it answers rejects with Refusal `damaged-picture`. */
export const picturesIn =
  (files: Files) =>
  (image: string): Promise<Uint8Array<ArrayBuffer>> =>
    readHashed(files, keptPicture(image), 'damaged-picture')
