/** `npm run test:dynamodb-local`: the tests of store, API and workers on Amazon's DynamoDB Local; where it is not there, one line says so. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const FOLDERS = ['tests/store', 'tests/api', 'tests/workers']

const folder = process.env.DYNAMODB_LOCAL ? resolve(process.env.DYNAMODB_LOCAL) : undefined
const hasEngine = (at: string) => ['DynamoDBLocal.jar', 'DynamoDBLocal_lib'].every((name) => existsSync(join(at, name)))

const missing = [
  ...(spawnSync('java', ['-version']).status === 0 ? [] : ['java is not on the PATH']),
  ...(folder === undefined ? ['DYNAMODB_LOCAL is not set'] : []),
  ...(folder && !hasEngine(folder) ? ['DYNAMODB_LOCAL holds no DynamoDBLocal.jar with DynamoDBLocal_lib'] : []),
]

if (missing.length > 0) {
  process.stdout.write(
    `SKIPPED, tests on DynamoDB Local: ${missing.join('; ')}. It is to be had from AWS (“Deploying DynamoDB locally” in its guide) or in emulator/ of the npm package amplify-dynamodb-simulator; who uses it accepts Amazon's licence. Set DYNAMODB_LOCAL to its folder.\n`,
  )
} else {
  const given = process.argv.slice(2)
  const { status } = spawnSync(
    'npx',
    [
      ...['vitest', 'run', '--config', 'tests/dynamodb-local/vitest.config.ts', '--root', '.', '--project', 'system'],
      ...(given.length > 0 ? given : FOLDERS),
    ],
    // It would tell Amazon of each start.
    { stdio: 'inherit', env: { ...process.env, DYNAMODB_LOCAL: folder, DDB_LOCAL_TELEMETRY: '0' } },
  )
  process.exitCode = status ?? 1
}
