/** Reads a picture's kind and size off its bytes, before anything decodes it. */
import { crc32 } from 'node:zlib'
import { LONGEST_PICTURE_SIDE, MOST_PICTURE_PIXELS } from '#shared/content/picture-limits.ts'
import { PrintFailure } from './failure.ts'

export type PictureFile = { type: 'image/png' | 'image/jpeg'; width: number; height: number }

/** An area that a browser decodes without trouble; a small file can claim any size. */
const MOST_PIXELS = 50_000_000

/** Kind and size of a PNG or JPEG file as its head tells them, or null for any other file. */
export const readPicture = (file: Buffer): PictureFile | null => readPng(file) ?? readJpeg(file)

export const isPrintableSize = ({ width, height }: Pick<PictureFile, 'width' | 'height'>): boolean =>
  width >= 1 && height >= 1 && Math.max(width, height) <= LONGEST_PICTURE_SIDE && width * height <= MOST_PIXELS

/** Whether it is taken in; what was taken in before this limit still prints. */
export const isTakenSize = (size: Pick<PictureFile, 'width' | 'height'>): boolean =>
  isPrintableSize(size) && size.width * size.height <= MOST_PICTURE_PIXELS

/** Whether the file goes on to its own end, and no further: nothing cut off, nothing put behind. */
export const isWhole = (file: Buffer, { type }: Pick<PictureFile, 'type'>): boolean =>
  type === 'image/png' ? isWholePng(file) : file.length > 4 && file.readUInt16BE(file.length - 2) === 0xffd9

/**
 * Width and height of a PNG or JPEG file.
 * @throws PrintFailure `picture-not-printable` for any other file, and for one larger than can be printed.
 */
export function pictureSize(file: Buffer): PictureFile {
  const picture = readPicture(file)
  if (!picture) throw new PrintFailure('picture-not-printable', 'a picture is neither PNG nor JPEG')
  if (!isPrintableSize(picture))
    throw new PrintFailure(
      'picture-not-printable',
      `a picture of ${picture.width} × ${picture.height} pixels cannot be printed`,
    )
  return picture
}

const PNG = Buffer.from('\x89PNG\r\n\x1A\n', 'latin1')

function readPng(file: Buffer): PictureFile | null {
  if (file.length < 24 || !file.subarray(0, 8).equals(PNG)) return null
  return { type: 'image/png', width: file.readUInt32BE(16), height: file.readUInt32BE(20) }
}

/** Walks the chunks (PNG, 5.3): each with its checksum, IEND the last thing in the file. */
function isWholePng(file: Buffer): boolean {
  let at = PNG.length
  while (at + 12 <= file.length) {
    const end = at + 12 + file.readUInt32BE(at)
    if (end > file.length || crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return false
    if (file.toString('latin1', at + 4, at + 8) === 'IEND') return end === file.length
    at = end
  }
  return false
}

/** Walks the segments to the frame header (SOF0 to SOF15, without DHT, JPG and DAC). */
function readJpeg(file: Buffer): PictureFile | null {
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return null
  let at = 2
  while (at + 9 <= file.length && file[at] === 0xff) {
    const marker = file[at + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { type: 'image/jpeg', width: file.readUInt16BE(at + 7), height: file.readUInt16BE(at + 5) }
    at += marker === 0xff ? 1 : 2 + file.readUInt16BE(at + 2)
  }
  return null
}
