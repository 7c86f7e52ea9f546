/**
 * The unpacked Chromium: a private folder per version and user, filled once, under another name first. @sparticuz/chromium runs
 * what stands under a fixed name in the shared temporary folder, so only its archives are used here, none of its code.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import { lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { brotliDecompress, createBrotliDecompress } from 'node:zlib'
import { z } from 'zod'
import { systemCode } from '../../files/disk-faults.ts'
import { packageFolder } from '../packages.ts'
import { isRunning } from './processes.ts'
import { untar } from './untar.ts'

export type ChromiumFolder = { executable: string; libraries: string; fontConfig: string }

/**
 * What was unpacked, written last: a folder without it, or that differs from it, is not used. A file is what it was if its
 * inode, size and change time are (nobody but root can set that time back); otherwise it is hashed again.
 */
const Manifest = z.strictObject({
  version: z.string(),
  files: z.record(z.string(), z.strictObject({ sha256: z.string(), stamp: z.string() })),
})
type Manifest = z.infer<typeof Manifest>

/**
 * The folder of the unpacked Chromium, which is unpacked (2 to 4 s, 220 MB) where it is missing or lacks something; processes may
 * call this at the same time. `folder` defaults to CHROMIUM_DIR, then to one in the temporary folder.
 * @throws Error where the folder is not ours alone
 */
export async function unpackedChromium(folder?: string, packages?: string): Promise<ChromiumFolder> {
  const source = packageFolder('@sparticuz/chromium', packages)
  const version = z
    .looseObject({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))).version
  const target = folder ?? process.env.CHROMIUM_DIR ?? defaultFolder(version)
  if (!(await isSound(target, version))) {
    await unpack(join(source, 'bin'), target, version)
    if (!(await isSound(target, version))) throw new Error(`${target} is not what was unpacked into it`)
  }
  return {
    executable: join(target, 'chromium'),
    libraries: join(target, 'lib'),
    fontConfig: join(target, 'fonts.conf'),
  }
}

/** Of the manifest: another release of this program, running beside this one, keeps to its own folder. */
const FORMAT = 2
const defaultFolder = (version: string) => join(tmpdir(), `chuangxun-chromium-${version}-${FORMAT}-u${ownUid()}`)

/** Not by userInfo(), which fails for a uid that the system has no name for; where there are no uids, as lstat has it. */
const ownUid = (): number => process.getuid?.() ?? 0

async function unpack(archives: string, target: string, version: string): Promise<void> {
  await removeAbandoned(target)
  await mkdir(dirname(target), { recursive: true })
  const making = await mkdtemp(`${target}.unpacking-${process.pid}-`)
  try {
    const parts = [
      unpackFile(join(archives, 'chromium.br'), join(making, 'chromium')),
      unpackArchive(join(archives, 'al2023.tar.br'), making),
      unpackArchive(join(archives, 'fonts.tar.br'), making),
    ] as const
    // When one fails the others still write: the folder is removed only after all have ended.
    await Promise.allSettled(parts)
    const [chromium, libraries, fonts] = await Promise.all(parts)
    await writeFile(join(making, 'fonts.conf'), fontConfigOf(target))
    const manifest: Manifest = { version, files: {} }
    for (const [name, sha256] of Object.entries({ chromium, ...libraries, ...fonts }))
      manifest.files[name] = { sha256, stamp: await stampOf(join(making, name)) }
    await writeFile(join(making, 'manifest.json'), JSON.stringify(manifest))
    // If another process was first, its folder stays.
    if (await isSound(target, version)) return
    await rename(target, `${making}/old`).catch(unlessMissing)
    await rename(making, target).catch(unlessFilled)
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}

/** Half-filled folders of processes that died while unpacking. */
async function removeAbandoned(target: string): Promise<void> {
  const siblings = await readdir(dirname(target)).catch(() => [])
  for (const name of siblings) {
    const prefix = `${basename(target)}.unpacking-`
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : 0
    if (pid > 0 && !isRunning(pid)) await rm(join(dirname(target), name), { recursive: true, force: true })
  }
}

/** Gives the sha256 of what it wrote. */
async function unpackFile(archive: string, file: string): Promise<string> {
  const hash = createHash('sha256')
  const listen = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  const large = { highWaterMark: 2 ** 21 }
  await pipeline(
    createReadStream(archive, large),
    createBrotliDecompress({ chunkSize: 2 ** 21 }),
    listen,
    createWriteStream(file, { mode: 0o700, flags: 'wx' }),
  )
  return hash.digest('hex')
}

/** Its folders `lib` and `fonts`; a file beside them is the package's own fonts.conf, with paths of another machine. */
async function unpackArchive(archive: string, folder: string): Promise<Record<string, string>> {
  const files = untar(await promisify(brotliDecompress)(await readFile(archive))).filter(({ name }) =>
    name.includes('/'),
  )
  const hashes: Record<string, string> = {}
  for (const { name, mode, content } of files) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(path, content, { mode: mode & 0o700 })
    hashes[name] = createHash('sha256').update(content).digest('hex')
  }
  return hashes
}

/** Only the Open Sans of the package, so that no machine's own fonts get into a page; the fonts come over the wire. */
const fontConfigOf = (folder: string) =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${xml(join(folder, 'fonts'))}</dir><cachedir>${xml(join(folder, 'cache'))}</cachedir></fontconfig>\n`

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Whether all that was unpacked is there. Throws if the folder is not ours alone: what is in it could be anyone's. */
async function isSound(folder: string, version: string): Promise<boolean> {
  const found = await lstat(folder).catch(unlessMissing)
  if (!found) return false
  if (!found.isDirectory() || found.uid !== ownUid() || (found.mode & 0o022) !== 0)
    throw new Error(`${folder} is not a folder of our own that only we may write`)
  try {
    const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')))
    if (manifest.version !== version) return false
    const files = await Promise.all(
      Object.entries(manifest.files).map(async ([name, file]) => {
        const stamp = await stampIfUnchanged(join(folder, name), file)
        return [name, { ...file, stamp }] as const
      }),
    )
    await restamp(folder, manifest, { ...manifest, files: Object.fromEntries(files) })
    return true
  } catch {
    return false
  }
}

const stampOf = async (path: string): Promise<string> => {
  const { ino, size, ctimeNs } = await stat(path, { bigint: true })
  return `${ino}-${size}-${ctimeNs}`
}

/** A stat as a rule (reading and hashing 200 MB takes 125 ms of every start). Throws if the file is another one. */
async function stampIfUnchanged(path: string, { sha256, stamp }: Manifest['files'][string]): Promise<string> {
  const found = await stampOf(path)
  if (found === stamp) return stamp
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 2 ** 21 }), hash)
  if (hash.digest('hex') !== sha256) throw new Error(`${path} is not what was unpacked`)
  return found
}

/** What was copied or restored is right by its hashes: that is not to be found out again at every start. */
async function restamp(folder: string, old: Manifest, manifest: Manifest): Promise<void> {
  const text = JSON.stringify(manifest)
  if (text === JSON.stringify(old)) return
  const written = join(folder, `manifest.${process.pid}`)
  await writeFile(written, text)
  await rename(written, join(folder, 'manifest.json'))
}

const unlessCode =
  (...codes: string[]) =>
  (error: unknown): undefined => {
    if (codes.includes(systemCode(error) ?? '')) return undefined
    throw error
  }
const unlessMissing = unlessCode('ENOENT')
const unlessFilled = unlessCode('ENOTEMPTY', 'EEXIST')
