/** Finds the folders of npm packages whose files (not code) the printer reads: fonts and the packed browser. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/**
 * The folder of package `name`: under `root` if one is given, otherwise in the nearest `node_modules`,
 * looking upwards from this file (or from the bundle that this file has become).
 */
export function packageFolder(name: string, root?: string): string {
  const roots = root === undefined ? (createRequire(import.meta.url).resolve.paths(name) ?? []) : [root]
  const folder = roots.map((base) => join(base, name)).find((path) => existsSync(join(path, 'package.json')))
  if (!folder) throw new Error(`package ${name} not found in ${root ?? 'any node_modules'}`)
  return folder
}
