/** What an uploaded picture is, read off its first bytes, before anything decodes it. */
import { PrintFailure } from './failure.ts'

export type PictureSize = { width: number; height: number }

/** A side and an area that a browser decodes without trouble; a small file can claim any size. */
const MOST_PIXELS = 50_000_000
const LONGEST_SIDE = 12_000

/**
 * Width and height of a PNG or JPEG file.
 * @throws PrintFailure `picture-not-printable` for any other file, and for one larger than can be printed.
 */
export function pictureSize(file: Buffer): PictureSize {
  const size = pngSize(file) ?? jpegSize(file)
  if (!size) throw new PrintFailure('picture-not-printable', 'a picture is neither PNG nor JPEG')
  const { width, height } = size
  if (width < 1 || height < 1 || Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS)
    throw new PrintFailure('picture-not-printable', `a picture of ${width} × ${height} pixels cannot be printed`)
  return size
}

const PNG = Buffer.from('\x89PNG\r\n\x1A\n', 'latin1')

function pngSize(file: Buffer): PictureSize | null {
  if (file.length < 24 || !file.subarray(0, 8).equals(PNG)) return null
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) }
}

/** Walks the segments to the frame header (SOF0 to SOF15, without DHT, JPG and DAC). */
function jpegSize(file: Buffer): PictureSize | null {
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return null
  let at = 2
  while (at + 9 <= file.length && file[at] === 0xff) {
    const marker = file[at + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: file.readUInt16BE(at + 7), height: file.readUInt16BE(at + 5) }
    at += marker === 0xff ? 1 : 2 + file.readUInt16BE(at + 2)
  }
  return null
}
