/** The pictures of issues lie in the file store under the sha256 of their file. */
import type { Files } from './port.ts'

export const pictureKey = (image: string): string => `pictures/${image}`

/** A printer's `pictures`, from the file store. */
export const picturesIn =
  (files: Files) =>
  (image: string): Promise<Uint8Array<ArrayBuffer> | null> =>
    files.get(pictureKey(image))
