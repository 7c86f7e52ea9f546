/** The AWS stack: it is the table that the code expects, its functions are told what they need, and nothing is open. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { App, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { AwsSolutionsChecks } from 'cdk-nag'
import { expect, test } from 'vitest'
import {
  readEnvironment,
  readPreviewEnvironment,
  readStore,
  readWorkerEnvironment,
} from '#functions/lambda/environment.ts'
import { keys } from '#functions/store/keys.ts'
import { tableDefinition } from '#functions/store/table.ts'
import { webFiles } from '../../infra/local/web.ts'
import { eventSourceOf, functionsOf, resourcesOf, synthesised, theOnly } from '../support/aws/synthesised.ts'

const ROOT = join(import.meta.dirname, '../..')
const { app, template } = synthesised()
const bySmtp = synthesised({
  mail: 'smtp',
  smtpSecretArn: 'arn:aws:secretsmanager:eu-north-1:123456789012:secret:smtp-AbCdEf',
}).template

const the = (type: string) => theOnly(template, type)

test('the table has the keys, the index, the stream and the billing that the code expects', () => {
  const { TableName: _, StreamSpecification, ...expected } = tableDefinition('')
  const { Properties, DeletionPolicy } = the('AWS::DynamoDB::Table')
  expect(Properties).toMatchObject({
    ...expected,
    StreamSpecification: { StreamViewType: StreamSpecification.StreamViewType },
  })
  expect(Properties.TimeToLiveSpecification).toEqual({ AttributeName: 'expiresAt', Enabled: true })
  expect(Properties.PointInTimeRecoverySpecification).toMatchObject({ PointInTimeRecoveryEnabled: true })
  expect(Properties.DeletionProtectionEnabled).toBe(true)
  expect(DeletionPolicy).toBe('Retain')
})

test('there are five functions, each with the environment that its entry file reads', () => {
  const functions = functionsOf(template)
  expect([...functions.keys()].sort()).toEqual(['api', 'deliveryevents', 'preview', 'stream', 'sweep'])
  for (const [name, { variables }] of functions) {
    if (name === 'deliveryevents') {
      expect(readStore(variables)).toMatchObject({
        table: expect.stringMatching(/^Table/),
        secret: { arn: expect.anything() },
      })
      continue
    }
    const read = name === 'preview' ? readPreviewEnvironment : name === 'api' ? readEnvironment : readWorkerEnvironment
    expect(read(variables).publicUrl).toMatch(/^https:\/\/site/)
  }
})

test('with mail by SMTP the workers are told the secret, and no identity is made', () => {
  for (const name of ['stream', 'sweep']) {
    const variables = functionsOf(bySmtp).get(name)?.variables ?? {}
    expect(readWorkerEnvironment(variables).mail).toEqual({
      by: 'smtp',
      url: { arn: expect.stringMatching(/smtp-AbCdEf$/) },
    })
  }
  bySmtp.resourceCountIs('AWS::SES::EmailIdentity', 0)
  bySmtp.resourceCountIs('AWS::SES::ConfigurationSetEventDestination', 0)
  expect(functionsOf(bySmtp).has('deliveryevents')).toBe(false)
})

test('the stream wakes its worker for new work and the ends of records only, and gives nothing up unseen', () => {
  const Properties = eventSourceOf(template, 'Table')
  expect(Properties).toMatchObject({
    StartingPosition: 'TRIM_HORIZON',
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [expect.stringMatching(/^GivenUp/), 'Arn'] } } },
  })
  expect(Properties.MaximumRetryAttempts).toBeGreaterThan(0)
  expect(Properties.MaximumRecordAgeInSeconds).toBeGreaterThan(0)
  const [pattern, ends, ...others] = Properties.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) =>
    JSON.parse(Pattern),
  )
  expect(others).toEqual([])
  expect(ends).toEqual({
    eventName: ['INSERT', 'MODIFY'],
    dynamodb: { Keys: { sk: { S: [keys.auditHead('any').sk] } } },
  })
  expect(pattern.eventName).toEqual(['INSERT'])
  const [{ prefix }] = pattern.dynamodb.Keys.pk.S
  expect(keys.work('an-id', 'open', '').pk.startsWith(prefix)).toBe(true)
  expect(keys.issue('an-id', '', '').pk.startsWith(prefix)).toBe(false)
})

test('what prints has room for Node and a browser', () => {
  for (const [name, { id }] of functionsOf(template))
    if (['preview', 'stream', 'sweep'].includes(name))
      expect(template.toJSON().Resources[id].Properties.MemorySize, name).toBeGreaterThanOrEqual(1024)
})

test('the sweep runs every minute', () => {
  const rules = resourcesOf(template, 'AWS::Events::Rule').map(([, { Properties }]) => Properties)
  expect(rules.filter(({ ScheduleExpression }) => ScheduleExpression)).toMatchObject([
    { ScheduleExpression: 'rate(1 minute)', State: 'ENABLED' },
  ])
  // Lambda's own queue else runs a failed one twice more, and keeps those that found no room for six hours.
  expect(the('AWS::Lambda::EventInvokeConfig').Properties).toMatchObject({
    FunctionName: { Ref: functionsOf(template).get('sweep')?.id },
    MaximumRetryAttempts: 0,
    MaximumEventAgeInSeconds: 60,
  })
})

test('API Gateway sends previews to the function with the browser, and everything else under /api to the one without', () => {
  const integrations = new Map(resourcesOf(template, 'AWS::ApiGatewayV2::Integration'))
  const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => {
    const id = Properties.Target['Fn::Join'][1].find((part: { Ref?: string }) => part.Ref).Ref
    return [Properties.RouteKey, integrations.get(id)?.Properties.IntegrationUri['Fn::GetAtt'][0]]
  })
  const idOf = (name: string) => functionsOf(template).get(name)?.id
  expect(Object.fromEntries(routes)).toEqual({
    'POST /api/preview': idOf('preview'),
    'ANY /api/{path+}': idOf('api'),
  })
})

test('no bucket is public or speaks plain http, and none goes with the stack', () => {
  const buckets = resourcesOf(template, 'AWS::S3::Bucket')
  expect(buckets.length).toBeGreaterThan(0)
  for (const [id, { Properties, DeletionPolicy }] of buckets) {
    expect(Properties.PublicAccessBlockConfiguration, id).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    })
    expect(DeletionPolicy, id).toMatch(/^Retain/)
  }
  const policies = resourcesOf(template, 'AWS::S3::BucketPolicy').map(([, { Properties }]) => Properties)
  for (const [id] of buckets) {
    const policy = policies.find(({ Bucket }) => Bucket.Ref === id)?.PolicyDocument.Statement
    expect(policy, id).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    )
    for (const { Effect, Principal } of policy) if (Effect === 'Allow') expect(Principal.AWS).not.toBe('*')
  }
})

test('the functions may do in the table what the code does there, and nothing else', () => {
  const needs: Record<string, string[]> = {
    BatchGetCommand: ['dynamodb:BatchGetItem'],
    GetCommand: ['dynamodb:GetItem'],
    PutCommand: ['dynamodb:PutItem'],
    QueryCommand: ['dynamodb:Query'],
    TransactWriteCommand: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'].map(
      (name) => `dynamodb:${name}`,
    ),
  }
  const sources = globSync('functions/**/*.ts', { cwd: ROOT }).map((path) => readFileSync(join(ROOT, path), 'utf8'))
  const imports = sources.flatMap((source) => source.match(/import \{[^}]*\} from '@aws-sdk\/lib-dynamodb'/g) ?? [])
  const commands = new Set(imports.flatMap((statement) => statement.match(/\b\w+Command\b/g) ?? []))
  const needed = new Set([...commands].flatMap((command) => needs[command] ?? [`not known what ${command} needs`]))

  const statements = resourcesOf(template, 'AWS::IAM::Policy')
    .filter(([id]) => /^(Api|Stream|Sweep)Role/.test(id))
    .map(([, { Properties }]) =>
      Properties.PolicyDocument.Statement.flatMap(({ Action }: { Action: string | string[] }) => Action),
    )
  expect(statements).toHaveLength(3)
  for (const actions of statements) {
    const onRows = actions.filter((action: string) => /^dynamodb:.*(Item|Query|Scan)/.test(action))
    expect(onRows.sort()).toEqual([...needed].sort())
  }
})

test('cdk-nag finds nothing that nobody acknowledged', () => {
  expect(new AwsSolutionsChecks().validateScope(app).violations).toEqual([])
})

test('cdk-nag would find a wildcard that nobody acknowledged', () => {
  const other = new App()
  const role = new Role(new Stack(other, 'Other'), 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:*'], resources: ['*'] }))
  expect(new AwsSolutionsChecks().validateScope(other).violations).not.toEqual([])
})

test('the page on AWS has the policy that it has locally', async () => {
  const { Properties } = the('AWS::CloudFront::ResponseHeadersPolicy')
  const { ContentSecurityPolicy, ...others } = Properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig
  const local = (await webFiles().request('/favicon.svg')).headers.get('content-security-policy')
  expect(ContentSecurityPolicy.ContentSecurityPolicy).toBe(local)
  expect(local?.split('; ').sort()).toEqual([
    "base-uri 'none'",
    "default-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
  ])
  expect(others).toMatchObject({
    ContentTypeOptions: { Override: true },
    ReferrerPolicy: { ReferrerPolicy: 'same-origin' },
    StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, IncludeSubdomains: true },
  })
})

test('access to the files is logged: S3 may bring its logs to the bucket that holds them', () => {
  const policies = resourcesOf(template, 'AWS::S3::BucketPolicy').map(([, { Properties }]) => Properties)
  const ofLogs = policies.find(({ Bucket }) => Bucket.Ref.startsWith('Logs'))?.PolicyDocument.Statement
  for (const bucket of ['Files', 'Web'])
    expect(ofLogs, bucket).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 's3:PutObject',
        Principal: { Service: 'logging.s3.amazonaws.com' },
        Condition: expect.objectContaining({
          ArnLike: { 'aws:SourceArn': { 'Fn::GetAtt': [expect.stringMatching(bucket), 'Arn'] } },
        }),
      }),
    )
})
