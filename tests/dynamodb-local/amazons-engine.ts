/** Amazon's DynamoDB Local in place of infra/local/engine.ts: a process of Java each time, in memory; DYNAMODB_LOCAL names its folder. */
import type { startEngine as startDynoxide } from '../../infra/local/engine.ts'
import { listens, runWithUs, stop } from '../../infra/local/engine-process.ts'
import { freePort } from '../../infra/local/free-port.ts'

/** As Amazon says to start it, in its folder, but compiled once and quickly: it lives for a few seconds. */
const JAR = ['-XX:TieredStopAtLevel=1', '-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar']

export const startEngine: typeof startDynoxide = async (dbPath) => {
  if (dbPath !== undefined) throw new Error('on DynamoDB Local tests keep nothing on disk')
  const folder = process.env.DYNAMODB_LOCAL
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const child = runWithUs('java', [...JAR, '-inMemory', '-port', String(port)], folder)
    const endpoint = `http://127.0.0.1:${port}`
    if (await listens(endpoint, child, 30_000)) return { endpoint, stop: () => stop(child) }
    await stop(child)
    if (attempt === 3) throw new Error(`DynamoDB Local of ${folder} does not start`)
  }
}
