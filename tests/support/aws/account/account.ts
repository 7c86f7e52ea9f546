/** An account that runs the template: functions as described, stand-ins for the services, rights judged at each call. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureTable, openTable } from '#functions/store/table.ts'
import { makeStack } from '../../../../infra/aws/stack.ts'
import { startEngine } from '../../../../infra/local/engine.ts'
import { SECRET } from '../../secret.ts'
import type { Arrival } from '../arrival.ts'
import { fillingIn, REGION } from '../filled-in.ts'
import { serveS3 } from '../s3-server.ts'
import { serveSes } from '../ses-server.ts'
import { anApp, resourcesOf, SETTINGS, templateOf } from '../synthesised.ts'
import { breakAssets } from '../template-faults.ts'
import { type Described, describedIn } from './as-described.ts'
import type { Service } from './asked.ts'
import { drain, type Mapping, mustBeLetRead, openStream, type Queue } from './event-sources.ts'
import { type Environment, openEnvironment } from './execution.ts'
import { openHttpApi } from './http-api.ts'
import { mustBeLetInvoke } from './permissions.ts'
import { guard, type Judge } from './rights-guard.ts'
import { type Becomes, mailEventsOf } from './ses-events-told.ts'
import { allows } from './statements.ts'

export type Account = Awaited<ReturnType<typeof openAccount>>

/** `becomes`: what SES will tell of a mail to this mailbox. `saw` hears of each call to a service, `invoked` of each event that a function took. */
export async function openAccount({
  becomes = () => 'delivery',
  saw,
  invoked = () => undefined,
}: {
  becomes?: Becomes
  saw?: Judge['saw']
  invoked?: (one: Described, ms: number) => void
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'chuangxun-account-'))
  const outdir = join(folder, 'cdk.out')
  const app = anApp({ 'aws:cdk:enable-asset-metadata': true }, outdir)
  const template = templateOf(makeStack(app, SETTINGS))
  app.synth()
  breakAssets(outdir)
  const functions = describedIn(template, outdir)
  const fill = fillingIn(template)
  const all = (type: string) => resourcesOf(template, type).map(([id, { Properties }]) => ({ id, ...fill(Properties) }))

  const denied: string[] = []
  const byRole = new Map([...functions.values()].map((one) => [one.role, one]))
  const judge: Judge = {
    of: (role) => ({ role, statements: byRole.get(role)?.statements ?? [] }),
    denied: (line) => void denied.push(line),
    saw,
  }
  const [engine, ses, s3] = await Promise.all([startEngine(), serveSes(), serveS3()])
  const secrets = new Set(all('AWS::SecretsManager::Secret').map(({ id }) => fill({ Ref: id })))
  const guards = {
    dynamodb: await guard('dynamodb', engine.endpoint, judge),
    s3: await guard('s3', s3.url, judge),
    ses: await guard('ses', ses.url, judge),
    secretsmanager: await guard(
      'secretsmanager',
      ({ body }) =>
        secrets.has(JSON.parse(body.toString()).SecretId)
          ? { status: 200, body: { SecretString: SECRET } }
          : { status: 400, body: { __type: 'ResourceNotFoundException', message: 'no such secret' } },
      judge,
    ),
  } satisfies Record<Service, unknown>
  const [{ id: tableName = '' } = {}] = all('AWS::DynamoDB::Table')
  const table = openTable(tableName, SECRET, engine.endpoint)
  const streamArn = await ensureTable(table)

  const logs = new Map<string, string>()
  const environments = new Map<string, Promise<Environment>>()
  const open = (one: Described): Promise<Environment> => {
    for (const action of ['logs:CreateLogStream', 'logs:PutLogEvents'])
      if (!allows(one.statements, { action, resource: one.logGroup })) throw new Error(`${one.role} lacks ${action}`)
    return openEnvironment(one, variablesOf(one, guards, folder), (text) =>
      logs.set(one.name, (logs.get(one.name) ?? '') + text),
    )
  }
  /** By name. One environment each, used by one event after another. */
  const turns = new Map<string, Promise<unknown>>()
  function invoke(name: string, event: unknown): Promise<unknown> {
    const one = functions.get(name)
    if (!one) throw new Error(`no function ${name}`)
    const go = async () => {
      const there = environments.get(name)
      const environment = there && (await there).alive() ? there : open(one)
      environments.set(name, environment)
      const ready = await environment
      const begun = performance.now()
      return ready.invoke(event).finally(() => invoked(one, performance.now() - begun))
    }
    const turn = (turns.get(name) ?? Promise.resolve()).catch(() => undefined).then(go)
    turns.set(name, turn)
    return turn
  }
  const invokeArn = (arn: string, event: unknown) => {
    const one = [...functions.values()].find((described) => described.arn === arn)
    if (!one) throw new Error(`no function ${arn}`)
    return invoke(one.name, event)
  }

  const queues = new Map<string, Queue>(
    all('AWS::SQS::Queue').map(({ id }): [string, Queue] => [fill({ 'Fn::GetAtt': [id, 'Arn'] }), { bodies: [] }]),
  )
  const queue = (arn: string): Queue => {
    const found = queues.get(arn)
    if (!found) throw new Error(`no queue ${arn}`)
    return found
  }
  const put = (arn: string, body: string) => queue(arn).bodies.push({ body, received: 0 })

  /** What brings what is new by each of the template's mappings. */
  const sources = await Promise.all(
    all('AWS::Lambda::EventSourceMapping').map(async (properties) => {
      const mapping: Mapping = properties
      const reader = [...functions.values()].find(({ arn }) => arn.endsWith(`:${mapping.FunctionName}`))
      if (!reader) throw new Error(`no function ${mapping.FunctionName}`)
      mustBeLetRead(reader, mapping)
      const bring = (event: unknown) => invoke(reader.name, event)
      if (mapping.EventSourceArn.includes(':dynamodb:')) {
        const lost = mapping.DestinationConfig?.OnFailure.Destination ?? ''
        return openStream({ endpoint: engine.endpoint, streamArn }, mapping, bring, (record) =>
          put(lost, JSON.stringify(record)),
        )
      }
      const { RedrivePolicy } = all('AWS::SQS::Queue').find(
        ({ id }) => fill({ 'Fn::GetAtt': [id, 'Arn'] }) === mapping.EventSourceArn,
      )
      const { maxReceiveCount, deadLetterTargetArn } = RedrivePolicy
      return () =>
        drain(queue(mapping.EventSourceArn), mapping, bring, { maxReceiveCount, dead: queue(deadLetterTargetArn) })
    }),
  )
  const eventsOf = mailEventsOf(template, becomes)
  let told = 0
  const tell = (arrivals: readonly Arrival[]): void => {
    for (const arrival of arrivals) {
      told += 1
      for (const { body, queue } of eventsOf(arrival, told)) put(queue, body)
    }
  }

  return {
    template,
    functions,
    table,
    denied,
    arrivals: ses.arrivals,
    quota: ses.state.quota,
    objects: s3.objects,
    /** What waits in the queue, by the beginning of its id. */
    waiting: (id: string) => [...queues].find(([arn]) => arn.includes(`:${id}`))?.[1].bodies.length,
    logOf: (name: string) => logs.get(name) ?? '',
    invoke,
    /** What CloudFront asks of the bucket for a signed address. */
    bucket: (path: string) => fetch(`${guards.s3.url}${path}`),
    /** A request at the site's address. */
    send: openHttpApi(template, invokeArn),
    /** Brings all that is new, until nothing comes any more. */
    async run(): Promise<void> {
      for (;;) {
        tell(ses.arrivals.slice(told))
        let brought = 0
        for (const source of sources) brought += await source()
        if (brought === 0 && told === ses.arrivals.length) return
      }
    },
    /** A minute goes by: what is scheduled runs. */
    async minute(): Promise<void> {
      for (const { id, ScheduleExpression, State, Targets } of all('AWS::Events::Rule')) {
        if (ScheduleExpression !== 'rate(1 minute)' || State !== 'ENABLED') continue
        const source = fill({ 'Fn::GetAtt': [id, 'Arn'] })
        for (const { Arn } of Targets) {
          mustBeLetInvoke(template, Arn, 'events.amazonaws.com', source)
          await invokeArn(Arn, scheduled(source))
        }
      }
    },
    async close(): Promise<void> {
      for (const one of environments.values()) await one.then(({ close }) => close())
      for (const { close } of Object.values(guards)) close()
      await Promise.all([engine.stop(), ses.close(), s3.close()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What Lambda sets beside the template's variables, and where the services are here. */
function variablesOf(one: Described, guards: Record<Service, { url: string }>, folder: string): Record<string, string> {
  return {
    ...one.variables,
    _HANDLER: one.handler,
    LAMBDA_TASK_ROOT: one.code,
    AWS_REGION: REGION,
    AWS_LAMBDA_FUNCTION_NAME: one.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(one.memoryMb),
    AWS_LAMBDA_LOG_STREAM_NAME: `stream-of-${one.name}`,
    AWS_ACCESS_KEY_ID: one.role,
    AWS_SECRET_ACCESS_KEY: 'of-the-test',
    AWS_ENDPOINT_URL_DYNAMODB: guards.dynamodb.url,
    AWS_ENDPOINT_URL_S3: guards.s3.url,
    AWS_ENDPOINT_URL_SES: guards.ses.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: guards.secretsmanager.url,
    // Lambda lays layers out at /opt; here each lies in a folder of its own.
    NODE_PATH: one.layers.map((layer) => join(layer, 'nodejs/node_modules')).join(':'),
    PATH: process.env.PATH ?? '',
    TMPDIR: folder,
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
  }
}

const scheduled = (rule: string) => ({
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '123456789012',
  time: '2026-02-01T01:00:00Z',
  region: REGION,
  resources: [rule],
  detail: {},
})
