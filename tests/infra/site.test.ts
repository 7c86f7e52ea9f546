/** The site on AWS: what is handed out goes by the site's own address, and only to whom the API gave a signed one. */
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { ARRIVING } from '#functions/files/kept-attachments.ts'
import { HANDED_OUT } from '#functions/files/port.ts'
import { resourcesOf, synthesised, theOnly } from '../support/aws/synthesised.ts'

const { template } = synthesised()
const { Origins, CacheBehaviors, DefaultCacheBehavior, CustomErrorResponses } = theOnly(
  template,
  'AWS::CloudFront::Distribution',
).Properties.DistributionConfig

const idOf = (name: string): string => {
  const [id] = resourcesOf(template, 'AWS::S3::Bucket').find(([one]) => one.startsWith(name)) ?? []
  if (!id) throw new Error(`no bucket ${name}`)
  return id
}
const originOf = (target: string) => Origins.find(({ Id }: { Id: string }) => Id === target)
const behaviour = CacheBehaviors.find(({ PathPattern }: { PathPattern: string }) => PathPattern === `/${HANDED_OUT}*`)

test('the web’s files are read by a right of CloudFront, what is handed out by none', () => {
  const [web, handedOut] = [DefaultCacheBehavior, behaviour].map(({ TargetOriginId }) => originOf(TargetOriginId))
  expect(web.DomainName).toEqual({ 'Fn::GetAtt': [idOf('Web'), 'RegionalDomainName'] })
  expect(web.OriginAccessControlId).toBeDefined()
  expect(handedOut.DomainName).toEqual({ 'Fn::GetAtt': [idOf('Files'), 'RegionalDomainName'] })
  expect(handedOut.OriginAccessControlId).toBeUndefined()
  expect(handedOut.S3OriginConfig).toEqual({ OriginAccessIdentity: '' })
  const policies = resourcesOf(template, 'AWS::S3::BucketPolicy').map(([, { Properties }]) => Properties)
  const ofFiles = policies.find(({ Bucket }) => Bucket.Ref === idOf('Files'))?.PolicyDocument.Statement
  expect(ofFiles.filter(({ Effect }: { Effect: string }) => Effect === 'Allow')).toEqual([])
})

test('its whole query goes to S3, which judges the signature in it; no cookie does, and nothing is kept on the way', () => {
  expect(behaviour).toMatchObject({
    ViewerProtocolPolicy: 'https-only',
    // Managed-CachingDisabled
    CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
    ResponseHeadersPolicyId: { Ref: expect.stringMatching(/^PageHeaders/) },
  })
  expect(behaviour.AllowedMethods ?? []).not.toContain('PUT')
  const policies = new Map(resourcesOf(template, 'AWS::CloudFront::OriginRequestPolicy'))
  expect(policies.get(behaviour.OriginRequestPolicyId.Ref)?.Properties.OriginRequestPolicyConfig).toMatchObject({
    QueryStringsConfig: { QueryStringBehavior: 'all' },
    CookiesConfig: { CookieBehavior: 'none' },
    HeadersConfig: { HeaderBehavior: 'none' },
  })
})

test('pages lead from http to https, the API does not answer http; what it answers is kept nowhere on the way', () => {
  expect(DefaultCacheBehavior.ViewerProtocolPolicy).toBe('redirect-to-https')
  expect(CacheBehaviors.find(({ PathPattern }: { PathPattern: string }) => PathPattern === '/api/*')).toMatchObject({
    ViewerProtocolPolicy: 'https-only',
    CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
    // Managed-AllViewerExceptHostHeader: cookies, queries, and the headers by which the API knows its own pages.
    OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    AllowedMethods: expect.arrayContaining(['GET', 'POST', 'PUT', 'DELETE']),
  })
})

test('a fault that one person met is kept for nobody else: of itself CloudFront would keep it for ten seconds', () => {
  expect(CustomErrorResponses).toEqual([500, 502, 503, 504].map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })))
})

test('the page has its headers, and is there at each of its own addresses', () => {
  expect(DefaultCacheBehavior.ResponseHeadersPolicyId).toEqual({ Ref: expect.stringMatching(/^PageHeaders/) })
  const [{ EventType, FunctionARN }] = DefaultCacheBehavior.FunctionAssociations
  expect(EventType).toBe('viewer-request')
  const [id, { Properties }] = resourcesOf(template, 'AWS::CloudFront::Function')[0] ?? ['', { Properties: {} }]
  expect(FunctionARN).toEqual({ 'Fn::GetAtt': [id, 'FunctionARN'] })
  const asks = (uri: string) =>
    runInNewContext(`${Properties.FunctionCode}\nhandler({ request: { uri } }).uri`, { uri })
  expect(['/', '/issues/1', '/issues/a.b/', '/assets/main.js', '/favicon.svg'].map(asks)).toEqual([
    ...['/index.html', '/index.html', '/index.html', '/assets/main.js', '/favicon.svg'],
  ])
})

test('what was signed cannot be written over: every version of a file is kept', () => {
  const [, files] = resourcesOf(template, 'AWS::S3::Bucket').find(([id]) => id === idOf('Files')) ?? []
  expect(files?.Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' })
})

test('what is handed out or on its way in is gone after a day, every version of it; what is kept stays', () => {
  const [, files] = resourcesOf(template, 'AWS::S3::Bucket').find(([id]) => id === idOf('Files')) ?? []
  const rules: Record<string, unknown>[] = files?.Properties.LifecycleConfiguration.Rules
  expect(rules.filter((rule) => 'ExpirationInDays' in rule || 'NoncurrentVersionExpiration' in rule)).toEqual(
    [HANDED_OUT, ARRIVING].map((prefix) => ({
      Prefix: prefix,
      Status: 'Enabled',
      ExpirationInDays: 1,
      NoncurrentVersionExpiration: { NoncurrentDays: 1 },
    })),
  )
})
