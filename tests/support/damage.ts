/** Damage to what is kept, behind everyone's back: files by their key, rows by theirs. */
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Keys } from '#functions/store/table.ts'
import type { Centre } from './centre.ts'

/** How a file is damaged: what becomes of its bytes; null: it is gone. */
export const DAMAGE: Record<string, (bytes: Buffer) => Buffer | null> = {
  'with one bit turned over': (bytes) => {
    const at = Math.floor(bytes.length / 2)
    return Buffer.from(bytes.with(at, (bytes[at] ?? 0) ^ 1))
  },
  'cut short': (bytes) => bytes.subarray(0, bytes.length - 1),
  'with more behind it': (bytes) => Buffer.concat([bytes, Buffer.from('\n')]),
  emptied: () => Buffer.alloc(0),
  gone: () => null,
}

/** Damages the file under `key`; answers its path and the bytes it had. */
export function damageFile({ folder }: Centre, key: string, damage: (bytes: Buffer) => Buffer | null) {
  const path = join(folder, 'files', key)
  const before = readFileSync(path)
  const after = damage(before)
  rmSync(path)
  if (after) {
    writeFileSync(path, after)
    chmodSync(path, 0o600)
  }
  return { path, before, restore: () => writeFileSync(path, before) }
}

/** Puts other JSON into a row; answers how to put the row back. */
export async function damageRow({ deps, putRow }: Centre, { pk, sk }: Keys, change: (json: string) => string) {
  const { table } = deps
  const { Item } = await table.db.send(new GetCommand({ TableName: table.name, Key: { pk, sk } }))
  const put = (json: string) => putRow({ ...Item, json })
  await put(change(Item?.json))
  return () => put(Item?.json)
}
