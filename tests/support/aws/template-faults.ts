/** Single faults that a template could have, by name; `npm run mutate:aws` puts in one after the other, and some test must notice. */
import { globSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Template } from 'aws-cdk-lib/assertions'

// biome-ignore lint/suspicious/noExplicitAny: a template's values are of every shape
export type Resource = { Type: string; Properties: any; DeletionPolicy?: string; DependsOn?: string[] }

/** Resources by the beginning of their id; the type where that does not tell. */
type The = (id: string, type?: string) => Resource
type Fault = (the: The, all: Record<string, Resource>) => void

type Statement = { Action: string | string[]; Resource: unknown; Condition?: Record<string, object> }

const OURS = ['Api', 'Preview', 'Stream', 'Sweep', 'DeliveryEvents']
const WORKERS = ['Stream', 'Sweep']
const PRINTING = ['Preview', ...WORKERS]

const fn = (the: The, name: string) => the(name, 'AWS::Lambda::Function').Properties
const variables = (the: The, name: string) => fn(the, name).Environment.Variables
const policyOf = (the: The, name: string) => the(`${name}RoleDefaultPolicy`).Properties.PolicyDocument

/** Takes a right from these roles; their other rights stay. */
const without =
  (action: string, ...names: string[]): Fault =>
  (the) => {
    for (const name of names) {
      const policy = policyOf(the, name)
      policy.Statement = policy.Statement.flatMap(({ Action, ...others }: Statement) => {
        if (![Action].flat().includes(action)) return [{ Action, ...others }]
        const left = [Action].flat().filter((one) => one !== action)
        return left.length > 0 ? [{ Action: left, ...others }] : []
      })
    }
  }

const gone =
  (id: string, type?: string): Fault =>
  (the, all) => {
    const resource = the(id, type)
    for (const [name, one] of Object.entries(all)) if (one === resource) delete all[name]
  }

const set =
  (id: string, name: string, value: unknown, type?: string): Fault =>
  (the) => {
    the(id, type).Properties[name] = value
  }

const each =
  (names: string[], change: (properties: Resource['Properties']) => void): Fault =>
  (the) => {
    for (const name of names) change(fn(the, name))
  }

const distribution = (the: The) => the('Site', 'AWS::CloudFront::Distribution').Properties.DistributionConfig
const streamSource = (the: The) => the('Stream', 'AWS::Lambda::EventSourceMapping').Properties

/** Found in no template, but in the assets. */
export const NO_FONTS = 'fonts are not copied beside the code'

/** Those of the review of November 2026 (`review`), and our own. */
export const FAULTS: Record<'review' | 'own', Record<string, Fault>> = {
  review: {
    'the sweep’s handler is exported by another name': (the) => {
      fn(the, 'Sweep').Handler = 'index.handle'
    },
    'every handler is named index.main': each(OURS, (one) => {
      one.Handler = 'index.main'
    }),
    'SECRET_ARN is not told': (the) => delete variables(the, 'Api').SECRET_ARN,
    'MAIL_SENDERS is not told': (the) => delete variables(the, 'Stream').MAIL_SENDERS,
    'SES_CONFIGURATION_SET is not told': (the) => {
      for (const name of WORKERS) delete variables(the, name).SES_CONFIGURATION_SET
    },
    'no right to ConditionCheckItem': without('dynamodb:ConditionCheckItem', 'Api', ...WORKERS),
    'the listener lacks PutItem': without('dynamodb:PutItem', 'DeliveryEvents'),
    'no right to s3:PutObject': without('s3:PutObject', 'Api', ...WORKERS),
    'no right to s3:ListBucket': without('s3:ListBucket', 'Api', 'Preview', ...WORKERS),
    'the sweep lacks ses:SendRawEmail': without('ses:SendRawEmail', 'Sweep'),
    'nobody may read the secret': without('secretsmanager:GetSecretValue', 'Api', ...WORKERS, 'DeliveryEvents'),
    'no right on the index': (the) => {
      for (const name of ['Api', ...WORKERS])
        for (const statement of policyOf(the, name).Statement)
          if (JSON.stringify(statement.Resource).includes('/index/')) statement.Resource = statement.Resource[0]
    },
    'no function has a layer': each(PRINTING, (one) => delete one.Layers),
    [NO_FONTS]: () => undefined,
    'what prints runs on ARM': each(PRINTING, (one) => {
      one.Architectures = ['arm64']
    }),
    'workers may take ten seconds': each(WORKERS, (one) => {
      one.Timeout = 10
    }),
    'the queue of mail events wakes nobody': gone('DeliveryEvents', 'AWS::Lambda::EventSourceMapping'),
  },
  own: {
    'an alarm tells nobody': (the) => delete the('ParkedWork').Properties.AlarmActions,
    'nobody subscribes to the alarms': gone('Alarms', 'AWS::SNS::Subscription'),
    'CloudWatch may not publish': (the) => {
      const { PolicyDocument } = the('AlarmsPolicy').Properties
      PolicyDocument.Statement = PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Deny')
    },
    'a sweep that never runs is no alarm': set('SweepStandsStill', 'TreatMissingData', 'notBreaching'),
    'the alarm of refused mails looks for other words': set('StreamRefusedMails', 'FilterPattern', '{ $.msg = "no" }'),
    'the stream’s filter fits nothing': (the) => {
      streamSource(the).FilterCriteria.Filters[0].Pattern = '{"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"WORKS#"}]}}}}'
    },
    'the stream is read by no right': without('dynamodb:GetRecords', 'Stream'),
    'the stream’s failures are not told apart': (the) => delete streamSource(the).FunctionResponseTypes,
    'the sweep runs every hour': set('EveryMinute', 'ScheduleExpression', 'rate(1 hour)', 'AWS::Events::Rule'),
    'the schedule may not invoke the sweep': gone('EveryMinuteAllow'),
    'API Gateway may not invoke the API': gone('HttpANYapipathApiIntegrationPermission'),
    'the routes lead to each other’s functions': (the) => {
      const [one, other] = ['HttpANYapipathApiIntegration', 'HttpPOSTapipreviewPreviewIntegration'].map(
        (id) => the(id, 'AWS::ApiGatewayV2::Integration').Properties,
      )
      const { IntegrationUri } = one
      one.IntegrationUri = other.IntegrationUri
      other.IntegrationUri = IntegrationUri
    },
    'files are looked for in the bucket of the logs': (the, all) => {
      const Ref = Object.keys(all).find((id) => id.startsWith('Logs'))
      for (const name of ['Api', ...PRINTING]) variables(the, name).BUCKET_NAME = { Ref }
    },
    'mail comes from another address than is let': (the) => {
      for (const name of WORKERS)
        for (const { Condition } of policyOf(the, name).Statement)
          if (Condition) Condition.StringEquals = { 'ses:FromAddress': 'other@example.org' }
    },
    'the preview may read sessions, but no people': (the) => {
      policyOf(the, 'Preview').Statement[0].Condition['ForAllValues:StringLike']['dynamodb:LeadingKeys'] = ['SESSION#*']
    },
    'the preview may write rows': (the) => {
      policyOf(the, 'Preview').Statement[0].Action = ['dynamodb:BatchGetItem', 'dynamodb:PutItem']
    },
    'the preview has 256 MB': (the) => {
      fn(the, 'Preview').MemorySize = 256
    },
    'the API may not write its log': without('logs:PutLogEvents', 'Api'),
    'the listener lacks UpdateItem': without('dynamodb:UpdateItem', 'DeliveryEvents'),
    'the listener may not take from its queue': without('sqs:DeleteMessage', 'DeliveryEvents'),
    'events come for ever: no redrive': (the) =>
      delete the('MailEventsQueue', 'AWS::SQS::Queue').Properties.RedrivePolicy,
    'an event is brought twice: too short a visibility': set(
      'MailEventsQueue',
      'VisibilityTimeout',
      30,
      'AWS::SQS::Queue',
    ),
    'EventBridge may not fill the queue': (the) => {
      const { PolicyDocument } = the('MailEventsQueuePolicy').Properties
      PolicyDocument.Statement = PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Deny')
    },
    'the rule waits for another source': (the) => {
      the('MailEvents', 'AWS::Events::Rule').Properties.EventPattern.source = ['aws.email']
    },
    'SES tells of no bounce': (the) => {
      const destination = the('MailEvents', 'AWS::SES::ConfigurationSetEventDestination').Properties.EventDestination
      destination.MatchingEventTypes = destination.MatchingEventTypes.filter((one: string) => one !== 'bounce')
    },
    'SES keeps a list of its own': (the) =>
      delete the('Mail', 'AWS::SES::ConfigurationSet').Properties.SuppressionOptions,
    'no CSP on the page': (the) => {
      const { ResponseHeadersPolicyConfig } = the('PageHeaders').Properties
      delete ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy
    },
    'the page goes without its headers': (the) => delete distribution(the).DefaultCacheBehavior.ResponseHeadersPolicyId,
    'an address of the page is no file': (the) => delete distribution(the).DefaultCacheBehavior.FunctionAssociations,
    'the API gets no cookies': (the) => delete distribution(the).CacheBehaviors[0].OriginRequestPolicyId,
    'the API takes no POST': (the) => delete distribution(the).CacheBehaviors[0].AllowedMethods,
    'CloudFront keeps what the API answers': (the) => {
      distribution(the).CacheBehaviors[0].CachePolicyId = '658327ea-f89d-4fab-a63d-7e88639e58f6'
    },
    'a fault that one met is everybody’s for ten seconds': (the) => delete distribution(the).CustomErrorResponses,
    'a sweep that failed is tried again beside the next': gone('SweepEventInvokeConfig'),
    'another setting takes the domain away from SES': (the) => delete the('MailDomain').DeletionPolicy,
    'the web’s files are read by no right': (the) => delete distribution(the).Origins[0].OriginAccessControlId,
    'CloudFront logs in every region': (the) => {
      const config = distribution(the)
      config.Logging = config.Logging['Fn::If'][1]
    },
    'files have no versions': (the) => delete the('Files', 'AWS::S3::Bucket').Properties.VersioningConfiguration,
    'every file is gone after a day': (the) => {
      for (const rule of the('Files', 'AWS::S3::Bucket').Properties.LifecycleConfiguration.Rules) delete rule.Prefix
    },
    'the files are open': (the) => delete the('Files', 'AWS::S3::Bucket').Properties.PublicAccessBlockConfiguration,
    'the table may be deleted': set('Table', 'DeletionProtectionEnabled', false),
    'the table goes with the stack': (the) => {
      the('Table').DeletionPolicy = 'Delete'
    },
    'rows never expire': (the) => delete the('Table').Properties.TimeToLiveSpecification,
    'no recovery to a point in time': (the) => delete the('Table').Properties.PointInTimeRecoverySpecification,
    'the page comes before the functions': (the) => {
      the('SitePage', 'Custom::CDKBucketDeployment').DependsOn = []
    },
  },
}

class NotThere extends Error {}

/** A template that has nothing that the fault is in (another way of mail, say) stays as it is. @throws Error for a fault that is not known */
export function withFault(template: Template, name: string): Template {
  const fault = FAULTS.review[name] ?? FAULTS.own[name]
  if (!fault) throw new Error(`no fault ${name}`)
  const json = structuredClone(template.toJSON())
  const all: Record<string, Resource> = json.Resources
  const the: The = (id, type) => {
    const found = Object.entries(all).find(([one, { Type }]) => one.startsWith(id) && (!type || Type === type))
    if (!found) throw new NotThere(`no ${type ?? 'resource'} ${id}`)
    return found[1]
  }
  try {
    fault(the, all)
  } catch (error) {
    if (!(error instanceof NotThere)) throw error
    return template
  }
  return Template.fromJSON(json)
}

/** The one fault that lies beside the template: what CDK copies to the code. */
export function breakAssets(folder: string, fault = process.env.TEMPLATE_FAULT): void {
  if (fault !== NO_FONTS) return
  for (const fonts of globSync('asset.*/fonts', { cwd: folder })) rmSync(join(folder, fonts), { recursive: true })
}
