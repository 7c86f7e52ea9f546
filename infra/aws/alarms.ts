/** Alarms: each says what people will notice, and all go to one topic. */
import { Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Alarm, ComparisonOperator, type IMetric, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { MAIL_PAUSED, METRICS, PARKED_WORK } from '#functions/lambda/parked-work.ts'
import type { Functions } from './functions.ts'
import type { Settings } from './settings.ts'

type Watched = { functions: Functions; api: HttpApi; givenUp: Queue; lostEvents: Queue | null }

type AlarmText = {
  id: string
  says: string
  metric: IMetric
  from: number
  periods?: number
  silence?: TreatMissingData
}

const MAXIMUM = { statistic: Stats.MAXIMUM, period: Duration.minutes(5) }
const SUM = { statistic: Stats.SUM, period: Duration.minutes(5) }

/** One entry an alarm: it sounds when the metric reaches `from` (for `periods` periods in a row). */
const alarmsOf = ({ functions: { stream, sweep, preview }, api, givenUp, lostEvents }: Watched): AlarmText[] => [
  {
    id: 'ParkedWork',
    says: 'A mail, a PDF or a distribution was tried ten times and waits for a person: someone is waiting for it.',
    metric: new Metric({ namespace: METRICS, metricName: PARKED_WORK, ...MAXIMUM }),
    from: 1,
  },
  {
    id: 'MailPaused',
    says: 'No mail goes out: something is wrong with the sender, the account or the mail server; the log of the sweep and the stream says what (mail-paused).',
    metric: new Metric({ namespace: METRICS, metricName: MAIL_PAUSED, ...MAXIMUM }),
    from: 1,
    periods: 2,
  },
  {
    id: 'GivenUpRecords',
    says: 'The worker could not take up new work from the stream: codes and mails arrive up to a minute late, by the sweep.',
    metric: givenUp.metricApproximateNumberOfMessagesVisible(MAXIMUM),
    from: 1,
  },
  {
    id: 'ApiFaults',
    says: 'People see "系统出错" with a number: the API\'s log holds that number.',
    metric: api.metricServerError(SUM),
    from: 3,
  },
  {
    id: 'PreviewFaults',
    says: 'The printed page beside the text stays empty.',
    metric: preview.metricErrors(SUM),
    from: 3,
  },
  {
    id: 'StreamBehind',
    says: 'Sign-in codes and mails are late: the worker lags behind the stream by more than two minutes.',
    metric: stream.metric('IteratorAge', MAXIMUM),
    from: 120_000,
  },
  {
    id: 'SweepFaults',
    says: 'The sweep fails: work that was left, and mails to be tried again, stand still.',
    metric: sweep.metricErrors(SUM),
    from: 3,
  },
  ...(lostEvents
    ? [
        {
          id: 'LostEvents',
          says: 'What became of some mails was not written down: they show as sent though they may have bounced. The queue holds the events.',
          metric: lostEvents.metricApproximateNumberOfMessagesVisible(MAXIMUM),
          from: 1,
        },
      ]
    : []),
]

export function makeAlarms(scope: Construct, watched: Watched, { alarmMail }: Settings): void {
  const topic = new Topic(scope, 'Alarms', { enforceSSL: true })
  if (alarmMail) topic.addSubscription(new EmailSubscription(alarmMail))
  const action = new SnsAction(topic)
  const alarms = alarmsOf(watched).map(
    ({ id, says, metric, from, periods = 1, silence = TreatMissingData.NOT_BREACHING }) =>
      new Alarm(scope, id, {
        alarmDescription: says,
        metric,
        threshold: from,
        evaluationPeriods: periods,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: silence,
      }),
  )
  const still = new Alarm(scope, 'SweepStandsStill', {
    alarmDescription:
      'The sweep has not run for ten minutes: work that was left, and mails to be tried again, stand still.',
    metric: watched.functions.sweep.metricInvocations(SUM),
    threshold: 0,
    evaluationPeriods: 2,
    comparisonOperator: ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.BREACHING,
  })
  for (const alarm of [...alarms, still]) alarm.addAlarmAction(action)
}
