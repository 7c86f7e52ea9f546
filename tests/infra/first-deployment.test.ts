/** The first deployment, whatever it meets: the region, an account that is new, a domain without records, an installation beside another. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Stack } from 'aws-cdk-lib'
import type { Template } from 'aws-cdk-lib/assertions'
import { AwsSolutionsChecks } from 'cdk-nag'
import { expect, test } from 'vitest'
import { makeBucket } from '../../infra/aws/bucket.ts'
import { readSettings, type Settings } from '../../infra/aws/settings.ts'
import { deploySiteFiles } from '../../infra/aws/site-files.ts'
import { anApp, functionsOf, resourcesOf, synthesised, templateOf, theOnly } from '../support/aws/synthesised.ts'

const { template } = synthesised()
const second = synthesised({
  name: 'Second',
  mailIdentity: 'existing',
  siteLog: 'no',
  reservedForApi: 20,
  mailSenders: 40,
})
const BY_SMTP = {
  mail: 'smtp',
  smtpSecretArn: 'arn:aws:secretsmanager:eu-north-1:123456789012:secret:smtp-AbCdEf',
} as const
const inChina = synthesised({
  mail: 'smtp',
  smtpSecretArn: 'arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:smtp-AbCdEf',
}).template

type Condition = { 'Fn::Or'?: Condition[]; 'Fn::Equals'?: [unknown, unknown] }

/** As CloudFormation decides it, in a region. */
const holds = (condition: Condition, region: string): boolean => {
  const inRegion = (value: unknown) => (JSON.stringify(value) === '{"Ref":"AWS::Region"}' ? region : value)
  if (condition['Fn::Or']) return condition['Fn::Or'].some((one) => holds(one, region))
  const [one, other] = condition['Fn::Equals'] ?? [0, 1]
  return inRegion(one) === inRegion(other)
}

const distributionOf = (of: Template) => theOnly(of, 'AWS::CloudFront::Distribution').Properties.DistributionConfig

test.each([
  ['eu-north-1', true],
  ['us-east-1', true],
  ['ap-southeast-1', true],
  ['cn-northwest-1', true],
  ['ap-east-1', false],
  ['ap-southeast-3', false],
  ['af-south-1', false],
  ['me-central-1', false],
  ['a-region-of-tomorrow', false],
])('in %s CloudFront logs to the bucket: %s', (region, does) => {
  const [name, logging, nothing] = distributionOf(template).Logging['Fn::If']
  expect(logging).toEqual({
    Bucket: { 'Fn::GetAtt': [expect.stringMatching(/^Logs/), 'RegionalDomainName'] },
    Prefix: 'site/',
  })
  expect(nothing).toEqual({ Ref: 'AWS::NoValue' })
  const { Conditions } = template.toJSON()
  expect(holds(Conditions[name], region)).toBe(does)
  for (const { 'Fn::Or': parts } of Conditions[name]['Fn::Or']) expect(parts.length).toBeLessThanOrEqual(10)
})

test('a centre may leave CloudFront’s log out, or have it whatever the region', () => {
  expect(distributionOf(second.template).Logging).toBeUndefined()
  expect(distributionOf(synthesised({ siteLog: 'yes' }).template).Logging).toMatchObject({ Prefix: 'site/' })
})

const mayMail = (of: Template, role: string) => {
  const [, policy] = resourcesOf(of, 'AWS::IAM::Policy').find(([id]) => id.startsWith(role)) ?? []
  const statements: { Action: string | string[] }[] = policy?.Properties.PolicyDocument.Statement ?? []
  return statements.find(({ Action }) => Action === 'ses:SendRawEmail')
}

test('whichever identity SES sends by or asks about, the workers may use it, but only as mailFrom', () => {
  for (const role of ['StreamRole', 'SweepRole'])
    expect(mayMail(template, role), role).toEqual({
      Effect: 'Allow',
      Action: 'ses:SendRawEmail',
      Resource: expect.arrayContaining([arn('ses', ':identity/*')]),
      Condition: { StringEquals: { 'ses:FromAddress': 'briefing@example.org' } },
    })
})

test('SES compares letter by letter: an address in settings is what mails come from, its domain in small letters', () => {
  const address = readSettings(
    new App({ context: { mailFrom: 'Briefing@Mail.Example.ORG', onlySynth: 'yes' } }).node,
  ).mailFrom
  expect(address).toBe('Briefing@mail.example.org')
  const of = synthesised({ mailFrom: address }).template
  const allowed = { StringEquals: { 'ses:FromAddress': address } }
  expect(mayMail(of, 'SweepRole')).toMatchObject({ Condition: allowed })
  expect(functionsOf(of).get('sweep')?.variables.MAIL_FROM).toBe(address)
})

const arn = (service: string, end: string) => ({
  'Fn::Join': [
    '',
    ['arn:', { Ref: 'AWS::Partition' }, `:${service}:`, { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, end],
  ],
})

test('the outputs tell what DNS must get, and the names of what people must find', () => {
  const { Outputs } = template.toJSON()
  expect(Object.keys(Outputs).toSorted()).toEqual(
    [
      ...['Address', 'AlarmTopic', 'CloudFrontName', 'DkimRecord1', 'DkimRecord2', 'DkimRecord3', 'FilesBucket'],
      ...['GivenUpQueue', 'LogsBucket', 'LostMailEventsQueue', 'MailEventsQueueArn', 'MailEventsQueueUrl'],
      ...['TableName', 'WebBucket'],
    ].toSorted(),
  )
  for (const n of [1, 2, 3])
    expect(Outputs[`DkimRecord${n}`].Value).toEqual({
      'Fn::Join': [
        '',
        [
          { 'Fn::GetAtt': [expect.stringMatching(/^MailDomain/), `DkimDNSTokenName${n}`] },
          ' CNAME ',
          { 'Fn::GetAtt': [expect.stringMatching(/^MailDomain/), `DkimDNSTokenValue${n}`] },
        ],
      ],
    })
  expect(Outputs.CloudFrontName.Value).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Site/), 'DomainName'] })
  expect(Object.keys(second.template.toJSON().Outputs).filter((name) => name.startsWith('Dkim'))).toEqual([])
})

test('CloudFormation shows no character that it cannot: the template is ASCII', () => {
  for (const stack of [template, second.template, inChina]) expect(JSON.stringify(stack.toJSON())).toMatch(/^[ -~]*$/)
})

test('nothing names a partition: the same template is right in China', () => {
  const text = JSON.stringify(template.toJSON())
  expect(text).not.toMatch(/arn:aws(?:-cn)?:/)
  expect(functionsOf(inChina).has('deliveryevents')).toBe(false)
  expect(Object.keys(inChina.toJSON().Outputs).filter((name) => /Dkim|Events/.test(name))).toEqual([])
})

test('what the account knows by its name bears the installation’s and the region’s', () => {
  const names = (of: Template) => [
    theOnly(of, 'AWS::CloudFront::OriginAccessControl').Properties.OriginAccessControlConfig.Name,
    theOnly(of, 'AWS::CloudFront::ResponseHeadersPolicy').Properties.ResponseHeadersPolicyConfig.Name,
    theOnly(of, 'AWS::CloudFront::OriginRequestPolicy').Properties.OriginRequestPolicyConfig.Name,
  ]
  for (const [of, name] of [
    [template, 'Chuangxun'],
    [second.template, 'Second'],
  ] as const)
    for (const one of names(of))
      expect(one).toEqual({ 'Fn::Join': ['', [`${name}-`, { Ref: 'AWS::Region' }, expect.stringMatching(/^-\w+$/)]] })
  // All else is named by CloudFormation.
  const NAMES = /"(?:Table|Bucket|Queue|Topic|Function|Role|Alarm|LogGroup|Rule)Name":"/
  expect(JSON.stringify(second.template.toJSON().Resources)).not.toMatch(NAMES)
})

test('what is kept when the stack goes is not kept when its first creation fails, but for the protected table and the bucket that is filled', () => {
  const kept = Object.entries<{ Type: string; DeletionPolicy?: string }>(template.toJSON().Resources).filter(
    ([, { DeletionPolicy }]) => DeletionPolicy?.startsWith('Retain'),
  )
  const always = kept.filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain')
  expect(always.map(([id]) => id.replace(/[0-9A-F]{8}$/, '')).toSorted()).toEqual(['Table', 'Web'])
  expect(new Set(kept.map(([, { Type }]) => Type))).toEqual(
    new Set([
      ...['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::Logs::LogGroup', 'AWS::SecretsManager::Secret'],
      'AWS::SES::EmailIdentity',
    ]),
  )
})

test('the site’s files come after the functions that answer them', () => {
  const deployed = resourcesOf(template, 'Custom::CDKBucketDeployment')
  expect(deployed.map(([id]) => id)).toContainEqual(expect.stringMatching(/^SitePage/))
  for (const [of, { DependsOn = [] }] of deployed)
    for (const [name, { id }] of functionsOf(template))
      if (name !== 'deliveryevents') expect(DependsOn, of).toContain(id)
})

test('a new account’s ten executions: one lane of the stream a shard, none reserved unless the centre says so', () => {
  const reserved = (of: Template) =>
    [...functionsOf(of)].flatMap(([name, { id }]) => {
      const { ReservedConcurrentExecutions: count } = of.toJSON().Resources[id].Properties
      return count === undefined ? [] : [[name, count]]
    })
  expect(reserved(template)).toEqual([])
  expect(reserved(second.template)).toEqual([['api', 20]])
  expect(functionsOf(second.template).get('stream')?.variables.MAIL_SENDERS).toBe('40')
  const sources = resourcesOf(template, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties)
  // A new table has four shards at most.
  expect(sources.map(({ ParallelizationFactor }) => ParallelizationFactor)).toEqual(expect.arrayContaining([1]))
})

test('the preview reads whose a session is, and pictures; it writes no row and is told no secret', () => {
  const [, policy] = resourcesOf(template, 'AWS::IAM::Policy').find(([id]) => id.startsWith('PreviewRole')) ?? []
  const statements: { Action: string | string[]; Resource: unknown; Condition?: unknown }[] =
    policy?.Properties.PolicyDocument.Statement
  expect(statements.flatMap(({ Action }) => Action).toSorted()).toEqual(
    [
      ...['dynamodb:BatchGetItem', 'logs:CreateLogStream', 'logs:PutLogEvents', 's3:GetObject', 's3:GetObject'],
      ...['s3:ListBucket', 's3:PutObject'],
    ].toSorted(),
  )
  expect(statements.find(({ Action }) => Action === 'dynamodb:BatchGetItem')?.Condition).toEqual({
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SESSION#*', 'PERSON#*'] },
  })
  const resources = JSON.stringify(statements.filter(({ Action }) => JSON.stringify(Action).includes('s3:')))
  expect(resources).not.toMatch(/"\/\*"/)
  const { variables } = functionsOf(template).get('preview') ?? { variables: {} }
  expect(Object.keys(variables).toSorted()).toEqual(expect.not.arrayContaining(['SECRET_ARN', 'SECRET', 'MAIL_FROM']))
})

test('the access log is JSON with the route and what went wrong, and says nothing of browsers', () => {
  const { Format } = theOnly(template, 'AWS::ApiGatewayV2::Stage').Properties.AccessLogSettings
  expect(JSON.parse(Format)).toMatchObject({
    routeKey: '$context.routeKey',
    integrationError: '$context.integrationErrorMessage',
    status: '$context.status',
  })
  expect(Format).not.toMatch(/userAgent|resourcePath/)
})

test('the page comes after its parts, and leaves the parts of yesterday', () => {
  const dist = mkdtempSync(join(tmpdir(), 'chuangxun-dist-'))
  try {
    mkdirSync(join(dist, 'assets'))
    for (const file of ['index.html', 'assets/main.js']) writeFileSync(join(dist, file), file)
    const stack = new Stack(anApp(), 'Site')
    deploySiteFiles(stack, { files: makeBucket(stack, 'Web', {}) }, [], dist)
    const deployed = new Map(resourcesOf(templateOf(stack), 'Custom::CDKBucketDeployment'))
    const [parts = '', page = ''] = ['SiteParts', 'SitePage'].map((name) =>
      [...deployed.keys()].find((id) => id.startsWith(name)),
    )
    expect(deployed.get(page)?.DependsOn).toContain(parts)
    expect(deployed.get(parts)?.DependsOn ?? []).not.toContain(page)
    for (const { Properties } of deployed.values()) expect(Properties.Prune).toBe(false)
    expect(deployed.get(page)?.Properties.SystemMetadata).toEqual({ 'cache-control': 'no-cache' })
  } finally {
    rmSync(dist, { recursive: true })
  }
})

test.each<[string, Partial<Settings>]>([
  ['an ordinary region', {}],
  ['one that must be opted into', { siteLog: 'no' }],
  ['one without SES', BY_SMTP],
  ['China', { ...BY_SMTP, smtpSecretArn: BY_SMTP.smtpSecretArn.replace('arn:aws:', 'arn:aws-cn:') }],
])('the stack for %s is made, and cdk-nag finds nothing that nobody acknowledged', (_, settings) => {
  const { app } = synthesised(settings)
  expect(new AwsSolutionsChecks().validateScope(app).violations).toEqual([])
})
