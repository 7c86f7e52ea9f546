/** Picture files made from nothing: what they show is computed, what they hide is a text chunk. */
import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

export const HIDDEN = 'taken at 30.6586N 104.0648E'

/** A PNG of a light-to-dark ramp with a frame, with HIDDEN in a text chunk. */
export function aPng(width = 900, height = 600): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const isFrame = Math.min(x, y, width - 1 - x, height - 1 - y) < 12
      const at = y * (1 + width * 3) + 1 + x * 3
      rows[at] = isFrame ? 40 : Math.floor((x * 255) / width)
      rows[at + 1] = isFrame ? 60 : Math.floor((y * 255) / height)
      rows[at + 2] = isFrame ? 120 : 180
    }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`Comment\0${HIDDEN}`, 'latin1')),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

export const imageOf = (file: Uint8Array): string => createHash('sha256').update(file).digest('hex')

/** A printer's `pictures` that knows these files. */
export const shelfOf =
  (...files: Uint8Array[]) =>
  async (image: string): Promise<Uint8Array | null> =>
    files.find((file) => imageOf(file) === image) ?? null
