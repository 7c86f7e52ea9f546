/** The functions as they would be deployed: bundled by CDK, away from this repository, each in a bare process of its own. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Template } from 'aws-cdk-lib/assertions'
import { makeStack } from '../../infra/aws/stack.ts'
import { anApp, functionsOf, resourcesOf, SETTINGS } from '../support/aws/synthesised.ts'

export type Deployed = { name: string; bundle: string; variables: Record<string, string> }

/** Synthesises into `folder` with everything bundled; answers the functions by name, and the layer's folder. */
export function deploy(folder: string): { functions: Map<string, Deployed>; layer: string } {
  const app = anApp({ 'aws:cdk:enable-asset-metadata': true }, folder)
  const template = Template.fromStack(makeStack(app, SETTINGS))
  app.synth()
  const assetOf = (id: string) => {
    const { Metadata } = template.toJSON().Resources[id]
    return join(folder, Metadata['aws:asset:path'])
  }
  const functions = [...functionsOf(template)].map(([name, { id, variables }]): [string, Deployed] => [
    name,
    { name, bundle: join(assetOf(id), 'index.mjs'), variables },
  ])
  const layers = resourcesOf(template, 'AWS::Lambda::LayerVersion').filter(([id]) => id.startsWith('Printing'))
  return { functions: new Map(functions), layer: assetOf(layers[0]?.[0] ?? '') }
}

/** A running function; an event in, its handler's result out. */
export type Running = { call: (event: unknown) => Promise<unknown>; log: () => string; close: () => Promise<void> }

export async function start({ bundle, variables }: Deployed, environment: Record<string, string>): Promise<Running> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'lambda-process.ts'), [bundle], {
    env: { ...variables, ...environment },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      log += chunk
    })
  const ended = once(child, 'exit').then(() => [{ error: `the process ended: ${log}` }])
  const answer = async () => {
    const [message] = await Promise.race([once(child, 'message'), ended])
    if ('error' in message) throw new Error(message.error)
    return message.result
  }
  await answer()
  return {
    call(event) {
      const answered = answer()
      child.send(JSON.parse(JSON.stringify(event)))
      return answered
    },
    log: () => log,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}
