/** The command line `cx`: JSON on stdout and nothing else; an error is one line on stderr and exit code 2 (1: checked, does not hold). */
import { z } from 'zod'
import { zhCN } from 'zod/locales'
import { CommandError, messageOf } from './command-line.ts'

/** Sub-command → what its JSON is made of. Loaded when called: `import` needs no browser, `render` no reader. */
const COMMANDS = new Map<string, (args: string[]) => Promise<unknown>>([
  ['import', async (args) => (await import('./import.ts')).importCommand(args)],
  ['render', async (args) => (await import('./render.ts')).renderCommand(args)],
  ['recipients', async (args) => (await import('./recipients.ts')).recipientsCommand(args)],
  ['check', async (args) => (await import('./check.ts')).checkCommand(args)],
  ['verify', async (args) => (await import('./verify.ts')).verifyCommand(args)],
])

async function cx([name, ...args]: string[]): Promise<unknown> {
  const command = COMMANDS.get(name ?? '')
  if (command) return command(args)
  throw new CommandError(
    `${name === undefined ? '缺少命令' : `没有命令 ${name}`}。用法：cx ${[...COMMANDS.keys()].join('|')} FILE …`,
  )
}

z.config(zhCN())
try {
  process.stdout.write(`${JSON.stringify(await cx(process.argv.slice(2)))}\n`)
} catch (error) {
  process.stderr.write(`cx: ${messageOf(error).replaceAll(/\s+/g, ' ')}\n`)
  process.exitCode = 2
}
