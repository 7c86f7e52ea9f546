/** Pictures of issues: taken in once they are what they claim to be, and there before content names them. */
import { createHash } from 'node:crypto'
import { Refusal } from '#shared/refusals.ts'
import type { Deps } from '../../deps.ts'
import { findHashed, keepHashed } from '../../files/hashed.ts'
import { keptPicture, pictureKey } from '../../files/pictures.ts'
import { isTakenSize, isWhole, readPicture } from '../../print/picture-file.ts'

export type KeptPicture = { sha256: string; width: number; height: number }

/**
 * Keeps the bytes of a PNG or JPEG file under their hash; the same file twice is one. Nothing here decodes it: the
 * printer draws it anew, so that only its pixels are ever printed.
 * @throws Refusal `not-a-picture`, `picture-too-many-pixels`, `picture-damaged`
 */
export async function keepPicture({ files }: Pick<Deps, 'files'>, bytes: Uint8Array): Promise<KeptPicture> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const picture = readPicture(file)
  if (!picture) throw new Refusal('not-a-picture')
  if (!isTakenSize(picture)) throw new Refusal('picture-too-many-pixels')
  if (!isWhole(file, picture)) throw new Refusal('picture-damaged')
  const sha256 = createHash('sha256').update(file).digest('hex')
  await keepHashed(files, pictureKey(sha256), file, picture.type)
  const { width, height } = picture
  return { sha256, width, height }
}

/** The file of a kept picture and its type by its own bytes. @throws Refusal `not-found`, `damaged-picture` */
export async function loadPicture({ files }: Pick<Deps, 'files'>, image: string) {
  const file = await findHashed(files, keptPicture(image))
  if (file === 'missing') throw new Refusal('not-found')
  const picture = file !== 'damaged' && readPicture(Buffer.from(file.buffer))
  if (!picture) throw new Refusal('damaged-picture')
  return { file, type: picture.type }
}

type Pictured = { pictures?: readonly { image: string }[] | undefined }
type Sections = readonly ({ kind: 'items'; items: readonly Pictured[] } | ({ kind: 'figures' } & Pictured))[]

const imagesIn = (sections: Sections): string[] =>
  sections
    .flatMap((section): readonly Pictured[] => (section.kind === 'items' ? section.items : [section]))
    .flatMap(({ pictures = [] }) => pictures.map(({ image }) => image))

/**
 * `path`: where the caller's request has the sections. `remedy`: what its maker can do about one that is not there.
 * @throws Refusal `bad-request` where `sections` name a picture that nobody handed in, or whose file is damaged; those in `known` are not looked at.
 */
export async function mustHavePictures(
  { files }: Pick<Deps, 'files'>,
  sections: Sections,
  { path, known = [], remedy = '请重新上传' }: { path: string; known?: Sections; remedy?: string },
): Promise<void> {
  const before = new Set(imagesIn(known))
  for (const image of new Set(imagesIn(sections))) {
    if (before.has(image)) continue
    const found = await findHashed(files, keptPicture(image))
    if (typeof found === 'string')
      throw new Refusal('bad-request', [{ path, message: `${WRONG[found](image.slice(0, 8))}，${remedy}` }])
  }
}

const WRONG = {
  missing: (name: string) => `系统中没有图片 ${name}`,
  damaged: (name: string) => `系统中的图片 ${name} 已损坏`,
}
