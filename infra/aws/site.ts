/** The site: CloudFront before the web's files, the API and the files it hands out, one address for all, with the headers of our pages. */
import { Aws, type CfnCondition, Duration, Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  CachePolicy,
  CfnDistribution,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { HANDED_OUT } from '#functions/files/port.ts'
import { PAGE_POLICY } from '../page-policy.ts'
import { makeBucket } from './bucket.ts'
import { isIn, TAKES_SITE_LOG } from './regions.ts'
import type { Settings } from './settings.ts'

export type Site = { distribution: Distribution; files: IBucket; url: string }

/** The page has its own routes: an address that is no file is the page. Not by error pages, which would hide the API's 404. */
const PAGE_FOR_ROUTES = `function handler(event) {
  var request = event.request
  if (!/\\.[a-z0-9]+$/.test(request.uri)) request.uri = '/index.html'
  return request
}`

/** What an origin answers where something went wrong, and CloudFront keeps by itself. */
const FAULTS = [500, 502, 503, 504]

/** `kept`: the file store, of which only signed addresses show anything. */
export function makeSite(
  scope: Construct,
  { api, kept, logs }: { api: HttpApi; kept: IBucket; logs: IBucket },
  { domainName, certificateArn, siteLog }: Settings,
): Site {
  const files = makeBucket(scope, 'Web', {
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: 'web/',
    // It is filled while the stack is made, and a first try that fails could not remove a bucket that is not empty.
    removalPolicy: RemovalPolicy.RETAIN,
  })
  const { region, urlSuffix } = Stack.of(scope)
  const responseHeadersPolicy = pageHeaders(scope)
  const distribution = new Distribution(scope, 'Site', {
    comment: 'Chuangxun',
    defaultRootObject: 'index.html',
    // Else the answer to one who met a fault is everybody's for ten seconds, whatever it says of keeping it (CloudFront, “How
    // CloudFront processes HTTP 4xx and 5xx status codes”).
    errorResponses: FAULTS.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
    httpVersion: HttpVersion.HTTP2_AND_3,
    ...(domainName && certificateArn
      ? {
          domainNames: [domainName],
          certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn),
          minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        }
      : {}),
    ...(siteLog === 'no' ? {} : { enableLogging: true, logBucket: logs, logFilePrefix: 'site/' }),
    defaultBehavior: {
      origin: S3BucketOrigin.withOriginAccessControl(files, {
        originAccessControl: new S3OriginAccessControl(scope, 'WebAccess', {
          originAccessControlName: nameOf(scope, 'Web'),
        }),
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy,
      functionAssociations: [
        {
          eventType: FunctionEventType.VIEWER_REQUEST,
          function: new EdgeFunction(scope, 'PageForRoutes', {
            runtime: FunctionRuntime.JS_2_0,
            code: FunctionCode.fromInline(PAGE_FOR_ROUTES),
          }),
        },
      ],
    },
    additionalBehaviors: {
      '/api/*': {
        origin: new HttpOrigin(`${api.apiId}.execute-api.${region}.${urlSuffix}`, {
          readTimeout: Duration.seconds(35),
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        // Cookies, queries and the headers by which the API knows its own pages; not Host, which API Gateway would refuse.
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      },
      // S3 itself holds the signature against what was asked, so all of the query goes on, and no right of CloudFront's.
      [`/${HANDED_OUT}*`]: {
        origin: S3BucketOrigin.withBucketDefaults(kept),
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: new OriginRequestPolicy(scope, 'Signature', {
          originRequestPolicyName: nameOf(scope, 'Signature'),
          queryStringBehavior: OriginRequestQueryStringBehavior.all(),
        }),
        responseHeadersPolicy,
      },
    },
  })
  if (siteLog === 'by-region') logOnlyIf(distribution, isIn(scope, 'TakesSiteLog', TAKES_SITE_LOG))
  acknowledgeFindings(distribution, { domainName, siteLog })
  return { distribution, files, url: `https://${domainName ?? distribution.distributionDomainName}` }
}

/** CloudFront's policies are named for the whole account, whatever the region: by stack and region two never clash. */
const nameOf = (scope: Construct, what: string): string => `${Stack.of(scope).stackName}-${Aws.REGION}-${what}`

/** Where CloudFront cannot log, a distribution that says it would is refused, and with it the whole stack. */
function logOnlyIf(distribution: Distribution, condition: CfnCondition): void {
  const resource = distribution.node.defaultChild
  if (!(resource instanceof CfnDistribution)) throw new Error('CDK makes distributions differently now')
  const { logging } = Stack.of(distribution).resolve(resource.distributionConfig)
  const { bucket: Bucket, prefix: Prefix } = logging
  resource.addPropertyOverride(
    'DistributionConfig.Logging',
    Fn.conditionIf(condition.logicalId, { Bucket, Prefix }, { Ref: 'AWS::NoValue' }),
  )
}

/** The headers of the page and its files; the API sets its own. */
function pageHeaders(scope: Construct): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, 'PageHeaders', {
    responseHeadersPolicyName: nameOf(scope, 'PageHeaders'),
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: PAGE_POLICY, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
    },
  })
}

function acknowledgeFindings(
  distribution: Distribution,
  { domainName, siteLog }: Pick<Settings, 'domainName' | 'siteLog'>,
): void {
  Validations.of(distribution).acknowledge(
    {
      id: 'AwsSolutions-CFR1',
      reason: 'Leaders and contributors read while travelling; sign-in decides who gets in, not the country.',
    },
    {
      id: 'AwsSolutions-CFR2',
      reason:
        "A web ACL costs a fixed sum a month and is the centre's to add; the API throttles, limits bodies and counts sign-in tries itself.",
    },
    {
      id: 'AwsSolutions-CFR7',
      reason:
        "The web's files have one. What is handed out must be signed by the API for each request: a right of CloudFront's own would open it to whoever knows a key.",
    },
  )
  if (siteLog === 'no')
    Validations.of(distribution).acknowledge({
      id: 'AwsSolutions-CFR3',
      reason: 'The centre left it out, as in regions where CloudFront cannot bring its log to the bucket.',
    })
  if (!domainName)
    Validations.of(distribution).acknowledge({
      id: 'AwsSolutions-CFR4',
      reason:
        "Without domainName the certificate is CloudFront's own, whose oldest TLS version cannot be chosen; with one it is TLS 1.2.",
    })
}
