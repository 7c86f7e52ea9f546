/** A vitest reporter that ends the output with one plain line for machines: `12 passed, 0 failed, 1 skipped`; before it, what passed only at the second try. */
import type { Reporter, TestCase, TestModule } from 'vitest/node'

const MOST = 4_000

/** Why the first try failed: a counterexample is there to be read. */
const whyNotAtOnce = (test: TestCase): string => (test.result().errors ?? []).flatMap(inWords).join('\n')

type Failure = NonNullable<ReturnType<TestCase['result']>['errors']>[number]

const inWords = ({ message, cause }: Failure): string[] => [
  `    ${message.slice(0, MOST)}`,
  ...(cause === undefined ? [] : inWords(cause)),
]

/** A class, and the default export, because vitest wants it so. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    // A file that does not load has no test that could fail, and so counts as one.
    const notLoaded = modules.filter((module) => module.errors().length > 0)
    const failed = count('failed') + notLoaded.length + unhandledErrors.length
    const skipped = count('skipped')
    for (const test of tests)
      if (test.diagnostic()?.flaky)
        process.stdout.write(
          `passed only at the second try: ${test.module.relativeModuleId} > ${test.fullName}\n${whyNotAtOnce(test)}\n`,
        )
    process.stdout.write(`\n${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
  }
}
