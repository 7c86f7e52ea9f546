/** Shared parts of the sub-commands of `cx`: options, files, and errors that a person can act on. */
import { readFile } from 'node:fs/promises'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { z } from 'zod'
import { REASONS } from '../files/disk-faults.ts'

/** Something the caller can put right; its message is the one line that `cx` prints. */
export class CommandError extends Error {}

/** Runs a file operation on `path`; its failure names the file and why. */
export async function onFile<T>(path: string, verb: '读取' | '写入', operation: Promise<T>): Promise<T> {
  try {
    return await operation
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new CommandError(`不能${verb} ${path}：${REASONS[code] ?? (code || String(error))}`)
  }
}

/** Options, the file, and at most `more` other files. Unknown options are refused. */
export function argumentsOf<O extends ParseArgsOptionsConfig>(args: string[], options: O, usage: string, more = 0) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true })
    const [file, ...others] = positionals
    if (file === undefined || others.length > more)
      throw new Error(more === 0 ? '必须有且只有一个输入文件' : `输入文件须有 1 至 ${1 + more} 个`)
    return { values, file, others }
  } catch (error) {
    throw new CommandError(`${messageOf(error)}。用法：${usage}`)
  }
}

export const readBytes = async (path: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await onFile(path, '读取', readFile(path)))

/** What `read` makes of a file; an error of the kind that means a file of the wrong sort names it. */
export async function madeOf<T>(
  path: string,
  WrongSort: new (...args: never[]) => Error,
  read: () => T | Promise<T>,
): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof WrongSort) throw new CommandError(`${path}：${error.message}`)
    throw error
  }
}

export const readJson = async (path: string): Promise<unknown> => jsonOf(await readBytes(path), path)

/** What was read from `path`, held to a schema; the refusal says where and what. */
export function heldTo<S extends z.ZodType>(schema: S, given: unknown, path: string): z.infer<S> {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const { issues } = parsed.error
  const shown = issues.slice(0, 3).map((issue) => `${whereOf(issue.path)}${issue.message}`)
  throw new CommandError(`${path} 不合要求：${shown.join('；')}${issues.length > 3 ? `；等 ${issues.length} 处` : ''}`)
}

function jsonOf(bytes: Uint8Array, path: string): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new CommandError(`${path} 不是 UTF-8 文本`)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommandError(`${path} 不是 JSON：${messageOf(error)}`)
  }
}

/** `['sections', 0, 'title']` → `sections[0].title：` */
function whereOf(path: readonly PropertyKey[]): string {
  const where = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  return where === '' ? '' : `${where.replace(/^\./, '')}：`
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
