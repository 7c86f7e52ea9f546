/**
 * Amazon's DynamoDB Local in place of infra/local/engine.ts, in memory; DYNAMODB_LOCAL names its folder. Java starts slowly, so a
 * process serves one centre after another, each on empty tables, and ends with the process that runs the tests.
 */
import { DeleteTableCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { openTable } from '#functions/store/table.ts'
import type { startEngine as startDynoxide } from '../../infra/local/engine.ts'
import { listens, runWithUs, stop } from '../../infra/local/engine-process.ts'
import { freePort } from '../../infra/local/free-port.ts'
import { SECRET } from '../support/secret.ts'

/** As Amazon says to start it, in its folder, where it also leaves a file of its own. */
const JAR = ['-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar']

/** Where those listen that no centre uses now. */
const idle: string[] = []

export const startEngine: typeof startDynoxide = async (dbPath) => {
  if (dbPath !== undefined) throw new Error('on DynamoDB Local tests keep nothing on disk')
  const endpoint = idle.pop() ?? (await startJava())
  return {
    endpoint,
    async stop() {
      await deleteTables(endpoint)
      idle.push(endpoint)
    },
  }
}

async function startJava(): Promise<string> {
  const folder = process.env.DYNAMODB_LOCAL
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const child = runWithUs('java', [...JAR, '-inMemory', '-port', String(port)], folder)
    const endpoint = `http://127.0.0.1:${port}`
    if (await listens(endpoint, child, 30_000)) return endpoint
    await stop(child)
    if (attempt === 3) throw new Error(`DynamoDB Local of ${folder} does not start`)
  }
}

async function deleteTables(endpoint: string): Promise<void> {
  const { db } = openTable('any', SECRET, endpoint)
  const { TableNames = [] } = await db.send(new ListTablesCommand())
  for (const TableName of TableNames) await db.send(new DeleteTableCommand({ TableName }))
  db.destroy()
}
