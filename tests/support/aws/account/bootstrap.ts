/** Stands in for Lambda's own Node runtime in a function's process: finds the handler, and asks the Runtime API for event after event. */
import { existsSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const { AWS_LAMBDA_RUNTIME_API = '', LAMBDA_TASK_ROOT = '', _HANDLER = '' } = process.env
const agent = new Agent({ keepAlive: true })

/** No `fetch`: it would be loaded in the function's own time. */
function call(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ headers: NodeJS.Dict<string | string[]>; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(`http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/${path}`, { method, agent }, (answer) =>
      text(answer).then((body) => resolve({ headers: answer.headers, body }), reject),
    )
    asked.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body))
  })
}

const errorOf = (error: unknown) => ({
  errorType: error instanceof Error ? error.name : typeof error,
  errorMessage: error instanceof Error ? error.message : String(error),
  trace: error instanceof Error ? error.stack?.split('\n') : [],
})

/** `index.handler` is the export `handler` of index.mjs, index.js or index.cjs in the code's folder. */
async function findHandler(): Promise<(event: unknown, context: unknown) => unknown> {
  const dot = _HANDLER.lastIndexOf('.')
  const file = ['mjs', 'js', 'cjs']
    .map((end) => join(LAMBDA_TASK_ROOT, `${_HANDLER.slice(0, dot)}.${end}`))
    .find((path) => existsSync(path))
  if (!file) throw new Error(`Runtime.ImportModuleError: Cannot find module ${_HANDLER.slice(0, dot)}`)
  const found = (await import(file))[_HANDLER.slice(dot + 1)]
  if (typeof found !== 'function') throw new Error(`Runtime.HandlerNotFound: ${_HANDLER} is undefined or not exported`)
  return found
}

async function run(): Promise<void> {
  const handler = await findHandler()
  for (;;) {
    const { headers, body } = await call('GET', 'invocation/next')
    const id = String(headers['lambda-runtime-aws-request-id'])
    const deadline = Number(headers['lambda-runtime-deadline-ms'])
    const context = {
      awsRequestId: id,
      functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
      invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
      memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      getRemainingTimeInMillis: () => deadline - Date.now(),
    }
    try {
      await call('POST', `invocation/${id}/response`, (await handler(JSON.parse(body), context)) ?? null)
    } catch (error) {
      await call('POST', `invocation/${id}/error`, errorOf(error))
    }
  }
}

run().catch(async (error: unknown) => {
  await call('POST', 'init/error', errorOf(error)).catch(() => undefined)
  process.exit(1)
})
