/** Alarms: each says what people will notice, and all go to one topic. What to do then is in docs/operations.md. */
import { Duration, Stack } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Alarm, ComparisonOperator, type IMetric, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { REFUSED_FOR_FAULT } from '#functions/api/errors.ts'
import { MAIL_PAUSED, PARKED_WORK } from '#functions/lambda/parked-work.ts'
import { INDEX } from '#functions/store/table.ts'
import { NOTICE_REFUSED, TEST_MAIL_REFUSED } from '#functions/workers/notices/refused-mails.ts'
import type { Functions } from './functions.ts'
import type { EventQueues } from './mail-events.ts'
import type { Settings } from './settings.ts'

/** `namespace`: of the application's own metrics. `mailEvents`: null where no events come. */
type Watched = {
  namespace: string
  functions: Functions
  api: HttpApi
  table: ITable
  givenUp: Queue
  mailEvents: EventQueues | null
}

type AlarmText = {
  id: string
  says: string
  metric: IMetric
  from: number
  periods?: number
  silence?: TreatMissingData
  comparison?: ComparisonOperator
}

const MAXIMUM = { statistic: Stats.MAXIMUM, period: Duration.minutes(5) }
const SUM = { statistic: Stats.SUM, period: Duration.minutes(5) }

/** One entry an alarm: it sounds when the metric reaches `from` (for `periods` periods in a row). */
const alarmsOf = (watched: Watched): AlarmText[] => [
  ...ofWork(watched),
  ...ofMail(watched),
  ...ofPages(watched),
  ...ofTable(watched.table),
]

const ofWork = ({ namespace, functions: { stream, sweep }, givenUp }: Watched): AlarmText[] => [
  {
    id: 'ParkedWork',
    says: 'A mail, a PDF or a distribution was tried ten times and waits for a person: someone is waiting for it.',
    metric: new Metric({ namespace, metricName: PARKED_WORK, ...MAXIMUM }),
    from: 1,
  },
  {
    id: 'GivenUpRecords',
    says: 'The worker could not take up new work from the stream: codes and mails arrive up to a minute late, by the sweep.',
    metric: givenUp.metricApproximateNumberOfMessagesVisible(MAXIMUM),
    from: 1,
  },
  {
    id: 'StreamBehind',
    says: 'Sign-in codes and mails are late: the worker lags behind the stream by more than two minutes.',
    metric: stream.metric('IteratorAge', MAXIMUM),
    from: 120_000,
  },
  {
    id: 'WorkersThrottled',
    says: 'Sign-in codes and mails are late: the account has too few concurrent executions for the workers.',
    metric: stream.metricThrottles(SUM),
    from: 1,
    periods: 3,
  },
  {
    id: 'SweepFaults',
    says: 'The sweep fails: work that was left, and mails to be tried again, stand still.',
    metric: sweep.metricErrors(SUM),
    from: 3,
  },
  {
    id: 'SweepStandsStill',
    says: 'The sweep has not run for ten minutes: work that was left, and mails to be tried again, stand still.',
    metric: sweep.metricInvocations(SUM),
    from: 0,
    periods: 2,
    silence: TreatMissingData.BREACHING,
    comparison: ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
  },
]

function ofMail({ namespace, functions: { stream, sweep }, mailEvents }: Watched): AlarmText[] {
  for (const worker of [stream, sweep])
    new MetricFilter(worker, 'RefusedMails', {
      logGroup: worker.logGroup,
      // What the functions log is JSON, a line each.
      filterPattern: FilterPattern.any(
        ...[NOTICE_REFUSED, TEST_MAIL_REFUSED].map((event) => FilterPattern.stringValue('$.message', '=', event)),
      ),
      metricNamespace: namespace,
      metricName: REFUSED_MAILS,
    })
  return [
    {
      id: 'MailPaused',
      says: 'No mail goes out: something is wrong with the sender, the account or the mail server; the log of the sweep and the stream says what (mail-paused).',
      metric: new Metric({ namespace, metricName: MAIL_PAUSED, ...MAXIMUM }),
      from: 1,
      periods: 2,
    },
    {
      id: 'RefusedMails',
      says: 'A mail server refused a notice or a sign-in code for good: whoever it was for did not get it.',
      metric: new Metric({ namespace, metricName: REFUSED_MAILS, ...SUM }),
      from: 1,
    },
    ...(mailEvents ? ofSes(mailEvents) : []),
  ]
}

const REFUSED_MAILS = 'RefusedMails'

/** SES counts both over all that the account sends, and pauses accounts by them: it warns at 5 % and 0.1 %. */
const reputation = (metricName: string) =>
  new Metric({ namespace: 'AWS/SES', metricName, statistic: Stats.MAXIMUM, period: Duration.hours(1) })

const ofSes = ({ events, lost }: EventQueues): AlarmText[] => [
  {
    id: 'BounceRate',
    says: 'So many mails bounce that AWS may soon stop the account from sending: the lists hold mailboxes that are gone.',
    metric: reputation('Reputation.BounceRate'),
    from: 0.04,
    silence: TreatMissingData.IGNORE,
  },
  {
    id: 'ComplaintRate',
    says: 'So many recipients mark mails as spam that AWS may soon stop the account from sending.',
    metric: reputation('Reputation.ComplaintRate'),
    from: 0.0008,
    silence: TreatMissingData.IGNORE,
  },
  {
    id: 'MailEventsLate',
    says: 'What became of mails is shown late: events wait in their queue for more than a quarter of an hour.',
    metric: events.metricApproximateAgeOfOldestMessage(MAXIMUM),
    from: 900,
  },
  {
    id: 'LostEvents',
    says: 'What became of some mails was not written down: they show as sent though they may have bounced. The queue holds the events.',
    metric: lost.metricApproximateNumberOfMessagesVisible(MAXIMUM),
    from: 1,
  },
]

const PREVIEW_REFUSALS = 'PreviewRefusals'

function ofPages({ namespace, api, functions }: Watched): AlarmText[] {
  // A browser that does not start is a 503 that the function answers in good order.
  new MetricFilter(functions.preview, PREVIEW_REFUSALS, {
    logGroup: functions.preview.logGroup,
    filterPattern: FilterPattern.stringValue('$.message', '=', REFUSED_FOR_FAULT),
    metricNamespace: namespace,
    metricName: PREVIEW_REFUSALS,
  })
  return [
    {
      id: 'ApiFaults',
      says: 'People are told that the system failed, with a number: the log of the API holds that number.',
      metric: api.metricServerError(SUM),
      from: 3,
    },
    {
      id: 'ApiThrottled',
      says: 'Pages do not load or save now and then: the account has too few concurrent executions for the API.',
      metric: functions.api.metricThrottles(SUM),
      from: 1,
    },
    {
      id: 'PreviewFaults',
      says: 'The printed page beside the text stays empty.',
      metric: functions.preview.metricErrors(SUM),
      from: 3,
    },
    {
      id: 'PreviewRefused',
      says: 'The printed page beside the text stays empty and says that it cannot be made now.',
      metric: new Metric({ namespace, metricName: PREVIEW_REFUSALS, ...SUM }),
      from: 3,
    },
  ]
}

/** The index has its own: it can be too slow for the table, and then the table's writes fail. */
const ofTable = (table: ITable): AlarmText[] =>
  [
    { id: 'WritesThrottled', metricName: 'WriteThrottleEvents', of: {} },
    { id: 'ReadsThrottled', metricName: 'ReadThrottleEvents', of: {} },
    { id: 'IndexThrottled', metricName: 'WriteThrottleEvents', of: { GlobalSecondaryIndexName: INDEX } },
  ].map(({ id, metricName, of }) => ({
    id,
    says: 'The table has too much to do at once: saving is slow, and people may be told that the system is busy.',
    metric: new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: table.tableName, ...of },
      ...SUM,
    }),
    from: 10,
    periods: 2,
  }))

/** Answers the topic. */
export function makeAlarms(scope: Construct, watched: Watched, { alarmMail }: Settings): Topic {
  const topic = new Topic(scope, 'Alarms', { enforceSSL: true })
  // A policy of its own takes the place of SNS's, which lets all of the account publish.
  topic.addToResourcePolicy(
    new PolicyStatement({
      actions: ['sns:Publish'],
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  )
  if (alarmMail) topic.addSubscription(new EmailSubscription(alarmMail))
  const action = new SnsAction(topic)
  for (const { id, says, metric, from, periods, silence, comparison } of alarmsOf(watched))
    new Alarm(scope, id, {
      alarmDescription: says,
      metric,
      threshold: from,
      evaluationPeriods: periods ?? 1,
      comparisonOperator: comparison ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: silence ?? TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(action)
  return topic
}
