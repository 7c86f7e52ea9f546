/** Which rights a request of the SDK needs, by AWS's tables of actions, resources and condition keys. */
import type { IncomingHttpHeaders } from 'node:http'
import { ACCOUNT, REGION } from '../filled-in.ts'
import { arrivalOf } from '../ses-server.ts'
import type { Asked } from './statements.ts'

export type SdkRequest = { method: string; url: URL; headers: IncomingHttpHeaders; body: Buffer }

export type Service = 'dynamodb' | 's3' | 'ses' | 'secretsmanager'

/** Of one request: what it must be let, all of it. */
export const ASKED: Record<Service, (request: SdkRequest) => Asked[]> = { dynamodb, s3, ses, secretsmanager }

const arn = (service: string, resource: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`

/** What the JSON protocols call it. */
export const operationOf = ({ headers }: Pick<SdkRequest, 'headers'>): string =>
  String(headers['x-amz-target']).split('.').at(-1) ?? ''

type Item = Record<string, { S?: string }>
type Named = { TableName: string; Item?: Item; Key?: Item }

const LEADING = 'dynamodb:LeadingKeys'

function onRows(operation: string, table: string, rows: readonly (Item | undefined)[], index?: string): Asked {
  const keys = rows.flatMap((row) => row?.pk?.S ?? [])
  return {
    action: `dynamodb:${operation}`,
    resource: arn('dynamodb', `table/${table}${index ? `/index/${index}` : ''}`),
    context: { [LEADING]: keys },
  }
}

function dynamodb(request: SdkRequest): Asked[] {
  const operation = operationOf(request)
  const input = JSON.parse(request.body.toString())
  switch (operation) {
    case 'GetItem':
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [onRows(operation, input.TableName, [input.Item ?? input.Key])]
    case 'Query': {
      const { TableName, IndexName, KeyConditionExpression, ExpressionAttributeValues } = input
      const [, name = ''] = /=\s*(:\w+)/.exec(KeyConditionExpression) ?? []
      return [onRows(operation, TableName, [{ pk: ExpressionAttributeValues[name] }], IndexName)]
    }
    case 'BatchGetItem':
      return Object.entries<{ Keys: Item[] }>(input.RequestItems).map(([table, { Keys }]) =>
        onRows(operation, table, Keys),
      )
    case 'TransactWriteItems':
      // In a transaction each item needs the right of its own kind.
      return input.TransactItems.flatMap((item: Record<string, Named>) =>
        Object.entries(item).map(([kind, { TableName, Item, Key }]) =>
          onRows(kind === 'ConditionCheck' ? 'ConditionCheckItem' : `${kind}Item`, TableName, [Item ?? Key]),
        ),
      )
    default:
      throw new Error(`not known which rights ${operation} needs`)
  }
}

/** Addressed by path: /bucket/key. */
function s3({ method, url }: SdkRequest): Asked[] {
  const [, bucket = '', ...key] = decodeURIComponent(url.pathname).split('/')
  const action = { GET: 's3:GetObject', HEAD: 's3:GetObject', PUT: 's3:PutObject' }[method]
  if (!action || key.length === 0) throw new Error(`not known which rights ${method} ${url.pathname} needs`)
  return [{ action, resource: `arn:aws:s3:::${bucket}/${key.join('/')}` }]
}

/** Without it S3 says "forbidden" of a key that is not there, not "no such key". */
export const listingOf = ({ url }: SdkRequest): Asked => ({
  action: 's3:ListBucket',
  resource: `arn:aws:s3:::${decodeURIComponent(url.pathname).split('/')[1]}`,
})

/** The address of the message's own header, by which SES judges: the envelope's may be another. @throws Error where there is none */
function writtenFrom(source: Buffer): string {
  const [, address] = /^From:[^<]*<([^>]+)>/im.exec(source.toString('latin1').replace(/\r\n[ \t]/g, ' ')) ?? []
  if (!address) throw new Error('the message says not whom it is from')
  return address
}

/** As in the sandbox: also the recipient's identity must be granted. */
function ses({ body }: SdkRequest): Asked[] {
  const form = new URLSearchParams(body.toString('latin1'))
  const action = `ses:${form.get('Action')}`
  if (action === 'ses:GetSendQuota') return [{ action, resource: '*' }]
  if (action !== 'ses:SendRawEmail') throw new Error(`not known which rights ${action} needs`)
  const {
    source,
    from,
    to,
    tags: { configurationSet },
  } = arrivalOf(form)
  const context = { 'ses:FromAddress': [writtenFrom(source)] }
  return [
    ...[from.slice(from.indexOf('@') + 1), ...to].map((name) => ({
      action,
      resource: arn('ses', `identity/${name}`),
      context,
    })),
    ...(configurationSet ? [{ action, resource: arn('ses', `configuration-set/${configurationSet}`), context }] : []),
  ]
}

function secretsmanager(request: SdkRequest): Asked[] {
  return [{ action: `secretsmanager:${operationOf(request)}`, resource: JSON.parse(request.body.toString()).SecretId }]
}
