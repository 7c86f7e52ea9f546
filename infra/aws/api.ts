/** The HTTP API: previews to the function with the browser, everything else under /api to the one without. */
import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { Functions } from './functions.ts'

/**
 * A line of the access log, as HTTP APIs know their variables: which route, how it was answered and how long the function
 * took, and where it could not be asked, why. Not with which browser somebody came.
 */
const LOG_LINE = AccessLogFormat.custom(
  JSON.stringify({
    ...{ time: '$context.requestTime', request: '$context.requestId', from: '$context.identity.sourceIp' },
    ...{ routeKey: '$context.routeKey', path: '$context.path', status: '$context.status' },
    ...{ bytes: '$context.responseLength', ms: '$context.responseLatency', functionMs: '$context.integrationLatency' },
    ...{ functionStatus: '$context.integrationStatus', integrationError: '$context.integrationErrorMessage' },
    error: '$context.error.message',
  }),
)

/** Without routes: the site needs its address before the functions, which are told the site's. */
export function makeApi(scope: Construct): HttpApi {
  const api = new HttpApi(scope, 'Http', { createDefaultStage: false })
  const logGroup = new LogGroup(scope, 'HttpLog', {
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  })
  new HttpStage(scope, 'HttpStage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: LOG_LINE },
    // One centre's people, with room for a whole province's at a deadline.
    throttle: { rateLimit: 100, burstLimit: 200 },
  })
  return api
}

export function addRoutes(api: HttpApi, { api: main, preview }: Functions): void {
  const routes = [
    ...api.addRoutes({
      path: '/api/preview',
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('PreviewIntegration', preview),
    }),
    ...api.addRoutes({ path: '/api/{path+}', integration: new HttpLambdaIntegration('ApiIntegration', main) }),
  ]
  for (const route of routes)
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'The application itself knows who is calling: sessions in its table, and each route says who may.',
    })
}
