/** How large the functions' code is as it would be deployed, and how long a fresh process takes to load the API's. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Template } from 'aws-cdk-lib/assertions'
import { makeStack } from '../../infra/aws/stack.ts'
import { anApp, functionsOf, SETTINGS } from '../support/aws/synthesised.ts'
import { median, type Row } from './row.ts'

const STARTS = 9

/** Loads the bundle as Lambda does before the first call, and prints how long that took; nothing is asked of AWS. */
const LOAD = `const begun = performance.now()
await import(process.argv[1])
process.stdout.write(String(performance.now() - begun))
process.exit()`

const PLACE = {
  ...{ TABLE_NAME: 'table', BUCKET_NAME: 'bucket', PUBLIC_URL: 'https://briefing.example.org' },
  ...{ MAIL_FROM: 'briefing@example.org', SECRET: 'x'.repeat(32), AWS_REGION: 'test-region-1' },
  ...{ AWS_LAMBDA_FUNCTION_NAME: 'of-the-bench' },
}

export async function packageRows(): Promise<Row[]> {
  const outdir = mkdtempSync(join(tmpdir(), 'chuangxun-packages-'))
  try {
    const app = anApp({ 'aws:cdk:enable-asset-metadata': true }, outdir)
    const template = Template.fromStack(makeStack(app, SETTINGS))
    app.synth()
    const bundles = [...functionsOf(template)].map(([name, { id }]) => ({
      name,
      path: join(outdir, template.toJSON().Resources[id].Metadata['aws:asset:path'], 'index.mjs'),
    }))
    const api = bundles.find(({ name }) => name === 'api')?.path ?? ''
    const times = Array.from({ length: STARTS }, () =>
      Number(
        execFileSync(process.execPath, ['--input-type=module', '-e', LOAD, api], { env: PLACE, encoding: 'utf8' }),
      ),
    )
    return [
      ...bundles.map(({ name, path }) => ({
        what: `code of ${name} that is read at its start, without its map`,
        measured: `${(bytesAtStart(path) / 1e6).toFixed(2)} MB`,
        ...(name === 'api' && { aim: '≤ 1.5 MB' }),
      })),
      {
        what: 'the API’s code loaded in a fresh process',
        measured: `${median(times).toFixed(0)} ms, fastest ${Math.min(...times).toFixed(0)} ms`,
        aim: '≤ 200 ms',
      },
    ]
  } finally {
    rmSync(outdir, { recursive: true, force: true })
  }
}

/** Of a file and of all that it imports before it runs. */
function bytesAtStart(path: string, seen = new Set<string>()): number {
  if (seen.has(path)) return 0
  seen.add(path)
  const code = readFileSync(path, 'utf8')
  const imported = [...code.matchAll(/(?:from|import)"(\.\/[^"]+)"/g)].map(([, file = '']) => join(dirname(path), file))
  return Buffer.byteLength(code) + imported.reduce((sum, file) => sum + bytesAtStart(file, seen), 0)
}
