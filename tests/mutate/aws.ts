/** `npm run mutate:aws`: puts one fault after the other into the template, and tells which test notices it, or that none does. */
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { startVitest, type TestModule } from 'vitest/node'
import { synthesised } from '../support/aws/synthesised.ts'
import { FAULTS, NO_FONTS, withFault } from '../support/aws/template-faults.ts'

const { values: given } = parseArgs({
  options: {
    /** Faults whose names this regular expression fits. */
    only: { type: 'string', default: '' },
    /** Without running the template, which takes some 20 seconds a fault: what the quick tests leave is told as unseen. */
    quick: { type: 'boolean', default: false },
  },
})

/** They look at the template alone. */
const QUICK = 'tests/infra/{stack,first-deployment,mail-events,site,alarms}.test.ts'
const RUN = 'tests/lambda/deployed.test.ts'
const NO_FAULT = ''

/** By fault, the first test that failed with it in the template; each fault has a project of its own. */
async function noticed(faults: readonly string[], include: string): Promise<Map<string, string>> {
  const by = new Map<string, string>()
  const onTestModuleEnd = (module: TestModule) => {
    const fault = faults[Number(module.project.name)] ?? ''
    process.stderr.write(`${module.state()} in ${basename(module.moduleId)} with: ${fault || 'no fault'}\n`)
    if (module.state() !== 'failed') return
    const [failed] = module.children.allTests('failed')
    if (!by.has(fault)) by.set(fault, `${basename(module.moduleId)}: ${failed?.name ?? 'its beginning'}`)
  }
  const limits = { testTimeout: 120_000, hookTimeout: 120_000 }
  const projects = faults.map((fault, n) => ({
    test: { ...limits, name: String(n), env: { TEMPLATE_FAULT: fault }, isolate: false, include: [include] },
  }))
  const vitest = await startVitest(
    'test',
    [],
    { config: false, watch: false, pool: 'forks', maxWorkers: 1, silent: true, reporters: [{ onTestModuleEnd }] },
    { test: { projects } },
  )
  await vitest.close()
  return by
}

const { template } = synthesised({ alarmMail: 'duty@example.org' })
const plain = JSON.stringify(template.toJSON())
const changes = (name: string) => name === NO_FONTS || JSON.stringify(withFault(template, name).toJSON()) !== plain

const faults = Object.values(FAULTS)
  .flatMap(Object.keys)
  .filter((name) => new RegExp(given.only).test(name))
const idle = faults.filter((name) => !changes(name))
if (idle.length > 0) throw new Error(`these change nothing: ${idle}`)

const quickly = await noticed([NO_FAULT, ...faults], QUICK)
const left = given.quick ? [] : faults.filter((name) => !quickly.has(name))
const byRunning = left.length > 0 ? await noticed([NO_FAULT, ...left], RUN) : new Map<string, string>()
const byItself = quickly.get(NO_FAULT) ?? byRunning.get(NO_FAULT)
if (byItself) throw new Error(`without any fault this fails: ${byItself}`)

const rows = faults.map((name) => `| ${name} | ${quickly.get(name) ?? byRunning.get(name) ?? '**nobody**'} |`)
process.stdout.write(`| fault | noticed by |\n| --- | --- |\n${rows.join('\n')}\n`)
process.exitCode = faults.every((name) => quickly.has(name) || byRunning.has(name)) ? 0 : 1
