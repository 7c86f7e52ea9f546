/** Brings what `npm run web:build` made into the site's bucket. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import type { Construct, IDependable } from 'constructs'
import { root } from './runtime.ts'
import type { Site } from './site.ts'
import { acknowledgeWildcards, anyObjectOf } from './wildcards.ts'

/** Where the web is not built (a check of the stack alone), the site gets one page that says so. */
const NOT_BUILT =
  '<!doctype html><meta charset="utf-8"><title>窗讯</title><p>网页尚未构建，请用 npm run deploy 部署。</p>'

/** `after`: what must be there before the page is, which asks for it, and before the bucket is filled, which is kept then. */
export function deploySiteFiles(
  scope: Construct,
  { files }: Pick<Site, 'files'>,
  after: readonly IDependable[],
  dist = root('web/dist'),
): void {
  const built = existsSync(join(dist, 'index.html'))
  const logGroup = new LogGroup(scope, 'SiteFilesLog', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  // Nothing is removed: a page that was opened before a deployment may still ask for its parts.
  const common = { destinationBucket: files, prune: false, logGroup }
  const parts = built
    ? [
        new BucketDeployment(scope, 'SiteParts', {
          ...common,
          sources: [Source.asset(dist, { exclude: ['*', '!assets', '!assets/**'] })],
          cacheControl: [CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
        }),
      ]
    : []
  const page = new BucketDeployment(scope, 'SitePage', {
    ...common,
    sources: [built ? Source.asset(dist, { exclude: ['assets'] }) : Source.data('index.html', NOT_BUILT)],
    cacheControl: [CacheControl.noCache()],
  })
  for (const files of [...parts, page]) files.node.addDependency(...after)
  page.node.addDependency(...parts)
  acknowledgeDeployer(scope, files)
}

/** The function that CDK brings along to unpack the web's files; it runs while deploying, and its policy is CDK's. */
function acknowledgeDeployer(scope: Construct, files: IBucket): void {
  const deployer = scope.node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'))
  if (!deployer) throw new Error('CDK names its deploying function differently now')
  const reason =
    'CDK brings this function along and fixes its policy; it runs while deploying and reaches the web files only.'
  Validations.of(deployer).acknowledge(
    { id: 'AwsSolutions-L1', reason },
    {
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      reason,
    },
  )
  acknowledgeWildcards(deployer, reason, [
    ...['GetObject*', 'GetBucket*', 'List*', 'DeleteObject*', 'Abort*'].map((name) => `Action::s3:${name}`),
    anyObjectOf(files),
    'Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*',
  ])
}
